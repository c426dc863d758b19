import { useLocale, useTranslations } from "next-intl";
import { type AssessmentState } from "@/lib/domain/assessment";
import { formatDate, formatDay, formatPeriod } from "@/lib/format/dates";
import { type AssessmentItem } from "@/lib/server/queries/assessments";
import { Badge, type Tone } from "../ui/badge";
import { EmptyState } from "../ui/empty-state";
import { Card } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";

const tones: Readonly<Record<AssessmentState, Tone>> = {
  draft: "warn",
  published: "good",
  discarded: "neutral",
};

/** Where an assessment is in its life. */
export function AssessmentBadge({ state }: { state: AssessmentState }) {
  const t = useTranslations("scores");
  return <Badge tone={tones[state]}>{t(state)}</Badge>;
}

/** The assessments in sight, the latest first. */
export function AssessmentList({ assessments }: { assessments: readonly AssessmentItem[] }) {
  const t = useTranslations("scores");
  const locale = useLocale();
  if (assessments.length === 0)
    return (
      <Card>
        <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
      </Card>
    );
  return (
    <div className="rounded-lg border bg-surface print:border-0">
      <Table label={t("list")} narrow="cards">
        <Thead>
          <Tr>
            <Th>{t("name")}</Th>
            <Th>{t("period")}</Th>
            <Th>{t("state")}</Th>
            <Th>{t("publishedAt")}</Th>
            <Th>{t("until")}</Th>
            <Th>{t("open")}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {assessments.map((item) => (
            <Tr key={item.id}>
              <Th scope="row">
                <TextLink href={`/scores/${item.id}`}>{item.name}</TextLink>
              </Th>
              <Td label={t("period")}>{formatPeriod(item.period, locale)}</Td>
              <Td label={t("state")}>
                <AssessmentBadge state={item.state} />
              </Td>
              <Td label={t("publishedAt")}>{item.publishedAt && formatDate(item.publishedAt, locale)}</Td>
              <Td label={t("until")}>{item.objectionsUntil && formatDay(item.objectionsUntil, locale)}</Td>
              <Td label={t("open")}>
                {item.open > 0 ? (
                  <Badge tone="warn">{t("openCount", { count: item.open })}</Badge>
                ) : (
                  t("none")
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </div>
  );
}
