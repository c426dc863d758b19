import { useLocale, useTranslations } from "next-intl";
import { auditSentence, type AuditSentence } from "@/lib/format/audit-sentence";
import { formatDateTime, formatInstant } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { type AuditLogPage } from "@/lib/server/queries/audit-log";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { ChangeList } from "./change-list";

type Entry = AuditLogPage["items"][number];

/** The events in words, the newest first: who did what to which record, what it changed, and its proof. */
export function AuditTable({ entries }: { entries: readonly Entry[] }) {
  const t = useTranslations("audit.page");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  return (
    <Table label={t("title")} narrow="cards">
      <Thead>
        <tr role="row">
          <Th numeric>{t("column.seq")}</Th>
          <Th>{t("column.when")}</Th>
          <Th>{t("column.who")}</Th>
          <Th>{t("column.deed")}</Th>
          <Th>{t("column.subject")}</Th>
        </tr>
      </Thead>
      <Tbody>
        {entries.map((entry) => {
          const words = entry.body && auditSentence(entry.body, speaker, locale);
          return (
            <Tr key={entry.seq}>
              <Td numeric label={t("column.seq")} className="text-muted">
                {entry.seq}
              </Td>
              <Td label={t("column.when")} className="whitespace-nowrap">
                <time dateTime={entry.at.toISOString()}>{formatDateTime(entry.at, locale)}</time>
              </Td>
              <Td label={t("column.who")} className="min-w-36">
                {words?.who ?? entry.actorName}
              </Td>
              <Td className="w-full max-w-[42rem] max-sm:order-first max-sm:w-auto">
                <Deed entry={entry} words={words} />
              </Td>
              <Td label={t("column.subject")} className="min-w-44 max-sm:min-w-0">
                {entry.subject?.href ? (
                  <TextLink href={entry.subject.href}>{entry.subject.name}</TextLink>
                ) : (
                  entry.subject?.name
                )}
              </Td>
            </Tr>
          );
        })}
      </Tbody>
    </Table>
  );
}

function Deed({ entry, words }: { entry: Entry; words: AuditSentence | null }) {
  const t = useTranslations("audit.page");
  const changed = words?.changes.filter(({ before }) => before !== null) ?? [];
  const initial = words?.changes.filter(({ before }) => before === null) ?? [];
  return (
    <>
      <p className="font-medium">{words?.deed ?? `${t("unreadable")} (${entry.action})`}</p>
      {words?.reason && <p className="text-sm">{t("reason", { reason: words.reason })}</p>}
      {changed.length > 0 && <ChangeList changes={changed} />}
      <details className="mt-0.5 text-sm print:hidden">
        <summary className="w-fit min-h-6 text-muted marker:text-xs hover:text-accent">{t("proof")}</summary>
        {initial.length > 0 && (
          <section className="mb-2">
            <h3 className="text-sm">{t("initial")}</h3>
            <ChangeList changes={initial} />
          </section>
        )}
        <Proof entry={entry} />
      </details>
    </>
  );
}

/** What lets a reader recompute the event's place in the chain. */
function Proof({ entry }: { entry: Entry }) {
  const t = useTranslations("audit.page");
  const parts = [
    [t("instant"), formatInstant(entry.at)],
    [t("hash"), entry.hash],
    [t("prevHash"), entry.prevHash],
    [t("canonical"), entry.canonical],
  ] as const;
  return (
    <dl className="space-y-1 rounded-md border bg-sunken p-2.5 text-xs">
      {parts.map(([term, value]) => (
        <div key={term}>
          <dt className="text-muted">{term}</dt>
          <dd className="font-mono break-all whitespace-pre-wrap">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
