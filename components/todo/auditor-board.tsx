import { useLocale, useTranslations } from "next-intl";
import { auditSentence } from "@/lib/format/audit-sentence";
import { type Speaker } from "@/lib/format/speaker";
import { type AuditorTodo } from "@/lib/server/queries/todo/watchers";
import { Banner } from "../ui/banner";
import { LinkButton } from "../ui/link-button";
import { Section } from "../ui/section";
import { Stat, StatList } from "../ui/stat";
import { FailingJobs } from "./failing-jobs";

/** What changed last, in words, and whether the log can be trusted. */
export function AuditorBoard({ todo }: { todo: AuditorTodo }) {
  const t = useTranslations("todo.auditor");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  const { chain, events, latest } = todo;
  return (
    <>
      <FailingJobs jobs={todo.failing} />
      {chain.ok ? (
        <StatList>
          <Stat label={t("events")} value={events} href="/audit" />
          <Stat label={t("chain")} value={t("intact")} note={t("intactText", { events })} href="/audit" />
        </StatList>
      ) : (
        <Banner tone="bad" title={`${t("chain")}：${t("broken", { seq: chain.seq })}`}>
          {t("brokenText", { seq: chain.seq })}
        </Banner>
      )}
      <Section
        flush
        title={t("latest")}
        actions={
          <LinkButton size="sm" href="/audit">
            {t("log")}
          </LinkButton>
        }
      >
        <ol className="divide-y">
          {latest.map((body) => {
            const { when, who, deed, reason } = auditSentence(body, speaker, locale);
            return (
              <li key={body.id} className="grid gap-x-4 px-4 py-2 sm:grid-cols-[11rem_minmax(0,1fr)]">
                <span className="text-sm text-muted tabular-nums">{when}</span>
                <span>
                  <span className="font-medium">{who}</span> {deed}
                  {reason && <span className="block text-sm text-muted">{t("reason", { reason })}</span>}
                </span>
              </li>
            );
          })}
        </ol>
      </Section>
    </>
  );
}
