import { useLocale, useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { formatDay } from "@/lib/format/dates";
import { NO_FIGURE } from "@/lib/format/numbers";
import { type TargetStanding } from "@/lib/server/queries/target-standing";
import { DescriptionList } from "../ui/description-list";
import { EmptyState } from "../ui/empty-state";
import { Section } from "../ui/section";

/** 责任分工: who answers for the target, and by when. */
export function TargetAssignment({ target, tool }: { target: TargetStanding; tool: ReactNode }) {
  const t = useTranslations("targets");
  const term = useTranslations("domain.term");
  const locale = useLocale();
  const { assignment } = target;
  return (
    <Section title={term("assignment")} actions={assignment && tool}>
      {assignment ? (
        <DescriptionList
          columns={1}
          items={[
            { term: term("leaderInCharge"), value: assignment.leaderPost?.title ?? NO_FIGURE },
            { term: term("leadUnit"), value: assignment.leadUnit.name },
            {
              term: term("supportingUnits"),
              value:
                assignment.supportUnits.length > 0
                  ? assignment.supportUnits.map(({ name }) => <div key={name}>{name}</div>)
                  : NO_FIGURE,
            },
            { term: t("assign.contact"), value: assignment.contact ?? NO_FIGURE },
            { term: term("deadline"), value: formatDay(assignment.dueOn, locale) },
          ]}
        />
      ) : (
        <EmptyState title={t("unassigned")} action={tool}>
          {t("assignHint")}
        </EmptyState>
      )}
    </Section>
  );
}
