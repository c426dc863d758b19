import { cn } from "./cn";

/** The place of something that is still loading; the page's loading text speaks for it. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("animate-pulse rounded bg-line", className)} />;
}
