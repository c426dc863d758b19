import { useTranslations } from "next-intl";
import { formatTime } from "@/lib/format/dates";
import { cn } from "../ui/cn";
import { Spinner } from "../ui/spinner";
import { type SaveStatus } from "./autosave";

/** Whether what is typed is stored, and why not where it isn't; said to screen readers when there is time. */
export function SaveStatusLine({ status }: { status: SaveStatus }) {
  const t = useTranslations("progress.save");
  const failed = status.kind === "unsaved" || status.kind === "conflict";
  return (
    <p
      role="status"
      className={cn(
        "flex min-h-6 items-center gap-1.5 text-sm tabular-nums",
        failed ? "font-medium text-red" : "text-muted",
      )}
    >
      {status.kind === "saving" && <Spinner />}
      {words()}
    </p>
  );

  function words(): string {
    switch (status.kind) {
      case "idle":
        return t("idle");
      case "saving":
        return t("saving");
      case "saved":
        return t("saved", { time: formatTime(status.at) });
      case "unsaved":
        return t("unsaved", { reason: status.problem?.message ?? t("offline") });
      case "conflict":
        return t("unsaved", { reason: t("conflictTitle") });
    }
  }
}
