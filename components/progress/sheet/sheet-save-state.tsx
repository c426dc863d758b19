import { useTranslations } from "next-intl";
import { Button } from "../../ui/button";
import { cn } from "../../ui/cn";
import { Spinner } from "../../ui/spinner";
import { type DeskRows } from "./month-desk";

/** Whether the whole sheet is stored, and why not where it isn't. */
export function SheetSaveState({ rows, retry }: { rows: DeskRows; retry: () => void }) {
  const t = useTranslations("progress.sheet");
  const states = [...rows.values()].map(({ status }) => status);
  const saving = states.filter(({ kind }) => kind === "saving").length;
  const offline = states.filter((status) => status.kind === "unsaved" && status.problem === null).length;
  const stuck = states.filter(
    (status) => status.kind === "conflict" || (status.kind === "unsaved" && status.problem !== null),
  ).length;
  const words =
    offline > 0
      ? t("offline", { count: offline })
      : stuck > 0
        ? t("stuck", { count: stuck })
        : saving > 0
          ? t("saving", { count: saving })
          : t("saved");
  const failed = offline + stuck > 0;
  return (
    <div className="ms-auto flex min-h-9 items-center gap-2">
      <p
        role="status"
        className={cn("flex items-center gap-1.5 text-sm", failed ? "font-medium text-red" : "text-muted")}
      >
        {saving > 0 && !failed && <Spinner />}
        {words}
      </p>
      {offline > 0 && (
        <Button size="sm" onClick={retry}>
          {t("retry")}
        </Button>
      )}
    </div>
  );
}
