import { useLocale, useTranslations } from "next-intl";
import { type TargetDefinition } from "@/lib/domain/goal";
import { formatPeriod } from "@/lib/format/dates";
import { wordDiff } from "@/lib/format/word-diff";
import { type ProgressRecord } from "@/lib/server/queries/progress-record";
import { Section } from "../ui/section";
import { useFigureText } from "./use-figure-text";

type Words = Pick<ProgressRecord, "progress" | "problems" | "nextStep">;
const FIELDS = ["progress", "problems", "nextStep"] as const satisfies readonly (keyof Words)[];

/** What changed since the last approval, figure and words, marked by more than colour. */
export function ChangesSince({
  definition,
  before,
  after,
}: {
  definition: TargetDefinition;
  before: ProgressRecord | null;
  after: ProgressRecord;
}) {
  const t = useTranslations("progress");
  const locale = useLocale();
  const say = useFigureText();
  if (!before)
    return (
      <Section title={t("changes.title")} description={t("changes.first")}>
        <Plain words={after} />
      </Section>
    );
  const figures = [say.figure(definition, before), say.figure(definition, after)] as const;
  return (
    <Section
      title={t("changes.title")}
      description={`${t("changes.sincePeriod", { period: formatPeriod(before.period, locale), revision: before.revision })} · ${t("changes.legend")}`}
    >
      <dl className="space-y-3">
        <div>
          <dt className="text-sm text-muted">{t("changes.value")}</dt>
          <dd className="tabular-nums">
            {figures[0] === figures[1] ? (
              figures[1]
            ) : (
              <>
                <del className="me-2 text-muted">{figures[0]}</del>
                <ins className="rounded-sm bg-green-wash font-medium no-underline">{figures[1]}</ins>
              </>
            )}
          </dd>
        </div>
        {FIELDS.map((field) => (
          <div key={field}>
            <dt className="text-sm text-muted">{t(`form.${field}`)}</dt>
            <dd className="max-w-prose whitespace-pre-wrap">
              <Marked before={before[field]} after={after[field]} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Marked({ before, after }: { before: string; after: string }) {
  const t = useTranslations("progress");
  if (before === "" && after === "") return t("none");
  return wordDiff(before, after).map(({ kind, text }, index) => {
    if (kind === "same") return <span key={index}>{text}</span>;
    if (kind === "removed")
      return (
        <del key={index} className="text-muted">
          {text}
        </del>
      );
    return (
      <ins key={index} className="rounded-sm bg-green-wash no-underline">
        {text}
      </ins>
    );
  });
}

function Plain({ words }: { words: Words }) {
  const t = useTranslations("progress");
  return (
    <dl className="space-y-3">
      {FIELDS.map((field) => (
        <div key={field}>
          <dt className="text-sm text-muted">{t(`form.${field}`)}</dt>
          <dd className="max-w-prose whitespace-pre-wrap">{words[field] || t("none")}</dd>
        </div>
      ))}
    </dl>
  );
}
