"use client";

import { useLocale, useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { formatDateTime } from "@/lib/format/dates";
import { type StatementView } from "@/lib/server/queries/statements";

/** A catalogue that is asked for keys which are known at run time only. */
interface Words {
  (key: string): string;
  has(key: string): boolean;
}

/** Where a statement comes from: the rules that made it, what is in doubt, who has dealt with it. Shown on demand. */
export function StatementOrigin({ statement }: { statement: StatementView }) {
  const t = useTranslations("statements");
  const locale = useLocale();
  // The rules are extraction's own; one that is newer than the catalogue stands under its own name.
  const words = t as unknown as Words;
  const named = (rule: string) => (words.has(`rule.${rule}`) ? words(`rule.${rule}`) : rule);
  const { rules, reasons, decidedBy, decidedAt, section } = statement;
  const items = [
    { term: t("basis.section"), value: section || t("basis.noSection") },
    { term: t("basis.confidence"), value: t(`confidence.${statement.confidence}`) },
    {
      term: t("basis.doubts"),
      value: reasons.map((doubt) => t(`doubt.${doubt}`)).join("；") || t("basis.none"),
    },
    {
      term: t("basis.rules"),
      value: rules.map(named).join(" → ") || t("basis.byHand"),
    },
    ...(decidedBy && decidedAt
      ? [
          {
            term: t("basis.decided"),
            value: t("basis.decidedBy", {
              name: decidedBy,
              time: formatDateTime(new Date(decidedAt), locale),
            }),
          },
        ]
      : []),
  ];
  return (
    <details className="text-sm">
      <summary className="w-fit text-accent">{t("basis.title")}</summary>
      <DescriptionList columns={1} className="mt-2" items={items} />
    </details>
  );
}
