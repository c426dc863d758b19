import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { formatDateTime } from "@/lib/format/dates";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type CheckpointLine, type CheckpointOverview } from "@/lib/server/queries/checkpoints";
import { ActionButton } from "../forms/action-form";
import { buttonClass } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { PageHeader } from "../ui/page-header";
import { Card, Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { checkpointAddress, proofAddress } from "./checkpoint-address";
import { AuditTabs } from "./audit-tabs";
import { type Compare, OutsideCheck } from "./outside-check";

interface Actions {
  readonly compare: Compare;
  readonly signNow: (input: undefined) => Promise<ActionResult<void>>;
}

/** 存证: what the log said about itself and signed; to be taken outside, and to be held against the log again. */
export function CheckpointPage({
  overview,
  packages,
  actions,
}: {
  overview: CheckpointOverview;
  /** Whether the person may make packages. */
  packages: boolean;
  actions: Actions;
}) {
  const t = useTranslations("audit.checkpoints");
  const { latest } = overview;
  return (
    <>
      <PageHeader
        title={t("title")}
        purpose={t("purpose")}
        actions={
          <>
            <ActionButton action={actions.signNow} input={undefined} note={t("signed")}>
              {t("signNow")}
            </ActionButton>
            {latest && (
              <a
                className={buttonClass({ variant: "primary" })}
                href={checkpointAddress(latest.size)}
                download
              >
                <Download aria-hidden />
                {t("download")}
              </a>
            )}
          </>
        }
      />
      <AuditTabs current="checkpoints" packages={packages} />
      <div className="space-y-4">
        {latest ? (
          <Latest latest={latest} keys={overview.keys} />
        ) : (
          <Card>
            <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>
          </Card>
        )}
        <OutsideCheck compare={actions.compare} latestSize={latest?.size ?? 0} />
        {overview.recent.length > 0 && <Recent lines={overview.recent} />}
      </div>
    </>
  );
}

function Latest({
  latest,
  keys,
}: {
  latest: NonNullable<CheckpointOverview["latest"]>;
  keys: readonly string[];
}) {
  const t = useTranslations("audit.checkpoints");
  const locale = useLocale();
  const facts = [
    [t("short"), latest.short],
    [t("size"), t("events", { size: latest.size })],
    [t("signedAt"), formatDateTime(latest.signedAt, locale)],
    [t("root"), latest.root],
    ...keys.map((key, index) => [t(index === keys.length - 1 ? "key" : "earlierKey"), key] as const),
  ] as const;
  return (
    <Section title={t("latest")} description={t("latestHint")}>
      <dl className="grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
        {facts.map(([term, value]) => (
          <div key={`${term} ${value}`} className="contents">
            <dt className="text-muted">{term}</dt>
            <dd className="font-mono break-all tabular-nums max-sm:mb-1.5">{value}</dd>
          </div>
        ))}
      </dl>
      <details className="mt-3 text-sm">
        <summary className="w-fit min-h-6 text-accent">{t("text")}</summary>
        <pre className="mt-1 rounded-md border bg-sunken p-2.5 font-mono text-xs break-all whitespace-pre-wrap">
          {latest.text}
        </pre>
      </details>
    </Section>
  );
}

const link = "inline-flex min-h-6 items-center text-accent hover:underline";

function Recent({ lines }: { lines: readonly CheckpointLine[] }) {
  const [latest] = lines;
  const t = useTranslations("audit.checkpoints");
  const locale = useLocale();
  return (
    <Section title={t("recent")} description={t("recentHint")} flush>
      <Table label={t("recent")} narrow="cards">
        <Thead>
          <tr role="row">
            <Th>{t("short")}</Th>
            <Th numeric>{t("size")}</Th>
            <Th>{t("signedAt")}</Th>
            <Th>{t("file")}</Th>
          </tr>
        </Thead>
        <Tbody>
          {lines.map((line) => (
            <Tr key={line.size}>
              <Td label={t("short")} className="font-mono break-all">
                {line.short}
              </Td>
              <Td numeric label={t("size")}>
                {line.size}
              </Td>
              <Td label={t("signedAt")} className="whitespace-nowrap">
                {formatDateTime(line.signedAt, locale)}
              </Td>
              <Td label={t("file")}>
                <span className="inline-flex flex-wrap gap-x-4">
                  <a
                    className={link}
                    href={checkpointAddress(line.size)}
                    download
                    aria-label={t("downloadOf", { short: line.short })}
                  >
                    {t("downloadShort")}
                  </a>
                  {latest && line !== latest && (
                    <a
                      className={link}
                      href={proofAddress(line.size, latest.size)}
                      download
                      aria-label={t("proofOf", { short: line.short })}
                    >
                      {t("proof")}
                    </a>
                  )}
                </span>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Section>
  );
}
