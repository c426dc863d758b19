"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type z } from "zod";
import { type startImportInput } from "@/lib/schemas/ledger-imports";
import { type ActionResult } from "@/lib/server/http/define-action";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";

type Input = z.input<typeof startImportInput>;

/** Asks once more, with the counts, and starts the import. */
export function StartButton({
  input,
  counts,
  start,
}: {
  input: Input;
  counts: { readonly created: number; readonly changed: number; readonly same: number };
  start: (input: Input) => Promise<ActionResult<void>>;
}) {
  const t = useTranslations("imports");
  const router = useRouter();
  const run = async () => {
    const result = await start(input).catch(() => null);
    if (!result?.ok) return { error: result?.problem.message ?? t("start.lost") };
    router.push(`/targets/import/${input.id}`);
    router.refresh();
    return undefined;
  };
  return (
    <ConfirmDialog
      trigger={<Button variant="primary">{t("preview.import")}</Button>}
      title={t("preview.confirm")}
      confirmLabel={t("preview.import")}
      action={run}
    >
      {t("result", counts)}
    </ConfirmDialog>
  );
}
