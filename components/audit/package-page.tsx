import { useLocale, useTranslations } from "next-intl";
import { formatDateTime } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { type PackageChoices, type PackageItem } from "@/lib/server/queries/packages";
import { Badge } from "../ui/badge";
import { EmptyState } from "../ui/empty-state";
import { PageHeader } from "../ui/page-header";
import { ProgressBar } from "../ui/progress-bar";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { AuditTabs } from "./audit-tabs";
import { PackageForm, type RequestPackage } from "./package-form";
import { RefreshWhile } from "./refresh-while";

/** 审计包: what an outsider is given to check the ledger without the product. */
export function PackagePage({
  packages,
  choices,
  request,
}: {
  packages: readonly PackageItem[];
  choices: PackageChoices;
  request: RequestPackage;
}) {
  const t = useTranslations("audit.packages");
  return (
    <>
      <PageHeader title={t("title")} purpose={t("purpose")} />
      <AuditTabs current="packages" packages />
      <RefreshWhile active={packages.some(({ state }) => state === "making")} />
      <div className="space-y-4">
        <PackageForm choices={choices} request={request} />
        <Section title={t("list")} flush>
          {packages.length === 0 ? (
            <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>
          ) : (
            <PackageTable packages={packages} />
          )}
        </Section>
      </div>
    </>
  );
}

function PackageTable({ packages }: { packages: readonly PackageItem[] }) {
  const t = useTranslations("audit.packages");
  const locale = useLocale();
  return (
    <Table label={t("list")} narrow="cards">
      <Thead>
        <tr role="row">
          <Th>{t("scope")}</Th>
          <Th>{t("requested")}</Th>
          <Th>{t("checkpoint")}</Th>
          <Th numeric>{t("size")}</Th>
          <Th>{t("state")}</Th>
        </tr>
      </Thead>
      <Tbody>
        {packages.map((item) => (
          <Tr key={item.id}>
            <Td label={t("scope")} className="min-w-48">
              {item.scope}
            </Td>
            <Td label={t("requested")}>
              {formatDateTime(item.requestedAt, locale)} {item.requestedBy}
            </Td>
            <Td label={t("checkpoint")} className="font-mono break-all">
              {item.checkpoint ?? "—"}
            </Td>
            <Td numeric label={t("size")}>
              {item.byteSize === null ? "—" : t("megabytes", { size: item.byteSize / 1_000_000 })}
            </Td>
            <Td label={t("state")} className="min-w-40">
              <State item={item} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function State({ item: { id, state, percent, problem, fault, expiresAt, scope } }: { item: PackageItem }) {
  const t = useTranslations("audit.packages");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  switch (state) {
    case "making":
      return <ProgressBar name={t("making")} percent={percent} label={`${percent ?? 0}%`} />;
    case "ready":
      return (
        <div>
          <a
            className="inline-flex min-h-6 items-center font-medium text-accent hover:underline"
            href={`/api/packages/${id}`}
            download
            aria-label={t("downloadOf", { scope })}
          >
            {t("download")}
          </a>
          {expiresAt && (
            <p className="text-sm text-muted">{t("until", { at: formatDateTime(expiresAt, locale) })}</p>
          )}
        </div>
      );
    case "failed":
      return (
        <p className="text-sm break-words text-red">
          {speaker(`errors.${problem ?? "package_failed"}`, { fault: fault ?? "" })}
        </p>
      );
    case "interrupted":
    case "expired":
      return <Badge>{t(state)}</Badge>;
  }
}
