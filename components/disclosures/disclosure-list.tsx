import { useLocale, useTranslations } from "next-intl";
import { pageOf } from "@/lib/domain/list-page";
import { publicText } from "@/lib/format/public/public-text";
import { type Speaker } from "@/lib/format/speaker";
import { type DisclosureBoard, type DisclosureItem } from "@/lib/server/queries/disclosures";
import { Light } from "../lights/light";
import { Pagination } from "../lists/pagination";
import { Badge } from "../ui/badge";
import { EmptyState } from "../ui/empty-state";
import { Card } from "../ui/section";
import { TextLink } from "../ui/text-link";
import { type SwitchAction, SwitchButton, type WordAction, WordDialog } from "./disclosure-dialogs";

/** So many projects stand on a page: each with its words and two dialogs. */
const AT_ONCE = 50;

/** The livelihood projects, each as citizens read it, with what the supervisor may do about it. */
export function DisclosureList({
  board,
  page,
  word,
  switchOn,
}: {
  board: DisclosureBoard;
  page: number;
  word: WordAction;
  switchOn: SwitchAction;
}) {
  const t = useTranslations("disclosures");
  const { items, ...place } = pageOf(board.items, page, AT_ONCE);
  if (board.items.length === 0)
    return (
      <Card>
        <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
      </Card>
    );
  return (
    <Card className="py-0">
      <ul className="divide-y">
        {items.map((item) => (
          <li key={item.targetId} className="py-4">
            <Item item={item} board={board} word={word} switchOn={switchOn} />
          </li>
        ))}
      </ul>
      <Pagination
        {...place}
        className="-mx-4"
        hrefFor={(to) =>
          `/disclosures?${new URLSearchParams({ year: String(board.year), page: String(to) })}`
        }
      />
    </Card>
  );
}

function Item({
  item,
  board,
  word,
  switchOn,
}: {
  item: DisclosureItem;
  board: DisclosureBoard;
  word: WordAction;
  switchOn: SwitchAction;
}) {
  const t = useTranslations("disclosures");
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  const { project } = item;
  const text = publicText(project, board.period, speaker, locale);
  const facts = [text.actual, text.attainment, text.fulfilment].filter((fact) => fact !== null);
  return (
    <div className="grid gap-x-6 gap-y-2 lg:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0 space-y-1.5">
        <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-base">
          {project.name}
          <Badge tone={item.shown ? "good" : "neutral"}>{t(item.shown ? "shown" : "notShown")}</Badge>
          {item.outdated && <Badge tone="warn">{t("outdated")}</Badge>}
        </h2>
        <p className="text-sm text-muted">
          <TextLink href={`/targets/${item.targetId}`}>{`${item.number}. ${item.indicator}`}</TextLink>
        </p>
        <p className="max-w-prose text-sm">
          <span className="text-muted">{t("page.promise")}</span> {project.promise}
        </p>
        <p className="flex flex-wrap items-center gap-x-4 text-sm tabular-nums">
          <Light light={text.light} word={text.lightWord} />
          {facts.join(" · ")}
        </p>
        <p className="max-w-prose text-sm whitespace-pre-line">
          <span className="text-muted">
            {text.progressOf === null ? t("page.progress") : t("page.progressOf", { month: text.progressOf })}
          </span>{" "}
          {text.progress ?? t(item.approved === null ? "noReport" : "noWords")}
        </p>
      </div>
      {board.mayManage && (
        <div className="flex flex-wrap items-start gap-2 lg:justify-end print:hidden">
          <WordDialog item={item} period={board.period} word={word} />
          <SwitchButton item={item} switchOn={switchOn} />
        </div>
      )}
    </div>
  );
}
