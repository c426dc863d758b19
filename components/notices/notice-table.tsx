import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatDay } from "@/lib/format/dates";
import { type NoticeItem, type NoticeShow } from "@/lib/server/queries/notices";
import { Badge } from "../ui/badge";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { LinkTabs } from "../ui/link-tabs";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { NoticeStates } from "./notice-states";

/** The notices by what is to be done: first what waits for the reader, then what is going on, then what is closed. */
export function NoticeGroups({
  notices,
  shown,
  show,
  mayDraft,
}: {
  notices: readonly NoticeItem[];
  /** Those of them that the view holds. */
  shown: readonly NoticeItem[];
  show: NoticeShow;
  mayDraft: boolean;
}) {
  const t = useTranslations("notices");
  const groups = [
    { key: "mine", items: shown.filter(({ mine }) => mine) },
    { key: "open", items: shown.filter(({ mine, state }) => !mine && state !== "closed") },
    { key: "closed", items: shown.filter(({ mine, state }) => !mine && state === "closed") },
  ] as const;
  if (notices.length === 0)
    return (
      <EmptyState
        title={t("empty")}
        action={
          mayDraft ? (
            <LinkButton href="/notices/new">{t("new")}</LinkButton>
          ) : (
            <LinkButton href="/todo">{t("toTodo")}</LinkButton>
          )
        }
      >
        {t(mayDraft ? "emptyHint" : "emptyReader")}
      </EmptyState>
    );
  const counts = {
    all: notices.length,
    warned: notices.filter(({ warning }) => warning !== null).length,
    overdue: notices.filter(({ overdue }) => overdue).length,
  };
  return (
    <div className="space-y-6">
      <LinkTabs
        label={t("views")}
        tabs={(["all", "warned", "overdue"] as const).map((key) => ({
          href: key === "all" ? "/notices" : `/notices?show=${key}`,
          label: t(`show.${key}`, { count: counts[key] }),
          current: key === show,
        }))}
      />
      {shown.length === 0 && <EmptyState title={t("noneShown")}>{t("noneShownHint")}</EmptyState>}
      {groups.map(
        ({ key, items }) =>
          items.length > 0 && (
            <Section key={key} title={t(`group.${key}`, { count: items.length })} flush>
              <NoticeTable label={t(`group.${key}`, { count: items.length })} notices={items} />
            </Section>
          ),
      )}
    </div>
  );
}

function NoticeTable({ label, notices }: { label: string; notices: readonly NoticeItem[] }) {
  const t = useTranslations("notices");
  const common = useTranslations("common.state");
  const locale = useLocale();
  return (
    <Table label={label} narrow="cards">
      <Thead>
        <Tr>
          <Th>{t("number")}</Th>
          <Th>{t("title")}</Th>
          <Th>{t("unit")}</Th>
          <Th numeric>{t("targets")}</Th>
          <Th>{t("issued")}</Th>
          <Th>{t("dueOn")}</Th>
          <Th>{t("state")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {notices.map((notice) => (
          <Tr key={notice.id}>
            <Td label={t("number")} className="whitespace-nowrap">
              {notice.number}
            </Td>
            <Th scope="row">
              <TextLink href={`/notices/${notice.id}`}>{notice.title}</TextLink>
              {notice.mine && (
                <Badge tone="accent" className="ms-2">
                  {t(`asked.${notice.state}`)}
                </Badge>
              )}
            </Th>
            <Td label={t("unit")}>{notice.unit}</Td>
            <Td label={t("targets")} numeric className="max-sm:text-start">
              {notice.targets}
            </Td>
            <Td label={t("issued")} className="whitespace-nowrap tabular-nums">
              {notice.issuedAt ? formatDate(notice.issuedAt, locale) : common("notStated")}
            </Td>
            <Td label={t("dueOn")} className="whitespace-nowrap tabular-nums">
              {notice.dueOn ? formatDay(notice.dueOn, locale) : common("notStated")}
            </Td>
            <Td label={t("state")}>
              <NoticeStates notice={notice} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
