"use client";

import { FailurePage } from "@/components/shell/failure-page";

export default function WorkspaceError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <FailurePage error={error} retry={reset} />;
}
