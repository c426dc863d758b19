"use client";

import { useLocale, useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { formatDateTime } from "@/lib/format/dates";
import { type StatementView } from "@/lib/server/queries/statements";

/** Where a statement comes from: the rules that made it, what is in doubt, who has dealt with it. Shown on demand. */
export function StatementOrigin({ statement }: { statement: StatementView }) {
  const t = useTranslations("statements");
  const locale = useLocale();
  const { rules, reasons, decidedBy, decidedAt, section, proposal } = statement;
  const items = [
    { term: t("basis.section"), value: section || t("basis.noSection") },
    { term: t("basis.confidence"), value: t(`confidence.${statement.confidence}`) },
    { term: t("basis.doubts"), value: reasons.join("；") || t("basis.none") },
    { term: t("basis.rules"), value: <RuleNames rules={rules} /> },
    ...(proposal.leadHint ? [{ term: t("basis.leadHint"), value: proposal.leadHint }] : []),
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

function RuleNames({ rules }: { rules: readonly string[] }) {
  const t = useTranslations("statements");
  if (rules.length === 0) return t("basis.byHand");
  return <code className="font-mono text-xs">{rules.join(" → ")}</code>;
}
