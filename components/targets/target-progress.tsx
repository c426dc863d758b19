import { useLocale, useTranslations } from "next-intl";
import { type ProgressState } from "@/lib/domain/vocabulary";
import { formatDate, formatPeriod } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { measureText } from "@/lib/format/standing-text";
import { type ProgressRevision, type TargetPage } from "@/lib/server/queries/target-page";
import { Badge, type Tone } from "../ui/badge";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";

const TONES: Readonly<Record<ProgressState, Tone>> = {
  draft: "neutral",
  submitted: "info",
  approved: "good",
  returned: "warn",
};

/** Progress and evidence by month, the latest first; earlier revisions of a month stay below its latest. */
export function TargetProgress({ page }: { page: TargetPage }) {
  const t = useTranslations("targets.progress");
  const term = useTranslations("domain.term");
  const locale = useLocale();
  return (
    <Section title={term("progressReport")}>
      {page.progress.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <ol className="divide-y">
          {page.progress.map(({ period, revisions: [latest, ...earlier] }) => (
            <li key={period} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[7rem_minmax(0,1fr)]">
              <h3 className="font-medium">{formatPeriod(period, locale)}</h3>
              <div className="min-w-0 space-y-2">
                {latest && <Revision revision={latest} page={page} />}
                {earlier.length > 0 && (
                  <details>
                    <summary className="inline-block min-h-6 text-sm text-accent">
                      {t("earlier", { count: earlier.length })}
                    </summary>
                    <div className="mt-1 space-y-3 border-s ps-3">
                      {earlier.map((revision) => (
                        <Revision key={revision.id} revision={revision} page={page} />
                      ))}
                    </div>
                  </details>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function Revision({ revision, page }: { revision: ProgressRevision; page: TargetPage }) {
  const t = useTranslations("targets.progress");
  const all = useTranslations();
  const locale = useLocale();
  const speaker = all as unknown as Speaker;
  const figure = revision.notPublished
    ? all("domain.greyReason.not_published")
    : revision.judgement
      ? speaker(`domain.judgement.${revision.judgement}`)
      : measureText(revision.value, page.target.inForce, speaker);
  const words = [
    [t("problems"), revision.problems],
    [t("nextStep"), revision.nextStep],
    [t("correction"), revision.correctionReason ?? ""],
    [t("returned"), revision.state === "returned" ? (revision.returnReason ?? "") : ""],
  ].filter(([, text]) => text !== "");
  return (
    <div className="space-y-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-lg font-semibold tabular-nums">{figure}</span>
        <Badge tone={TONES[revision.state]}>{all(`domain.progressState.${revision.state}`)}</Badge>
        {revision.revision > 1 && <Badge>{t("revision", { revision: revision.revision })}</Badge>}
        {revision.state === "approved" && revision.reviewedAt && (
          <span className="text-sm text-muted">{formatDate(revision.reviewedAt, locale)}</span>
        )}
      </p>
      {revision.progress && <p className="max-w-prose whitespace-pre-line">{revision.progress}</p>}
      {words.map(([label, text]) => (
        <p key={label} className="max-w-prose text-sm">
          <span className="text-muted">{all("audit.label", { label: label ?? "" })}</span> {text}
        </p>
      ))}
      {revision.evidence.length > 0 && (
        <ul aria-label={all("domain.term.evidence")} className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {revision.evidence.map(({ id, name, url }) => (
            <li key={id}>
              {url ? (
                <a className="text-accent underline" href={url} rel="noopener noreferrer" target="_blank">
                  {name}
                </a>
              ) : (
                <TextLink href={`/api/evidence/${id}`} prefetch={false}>
                  {name}
                </TextLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
