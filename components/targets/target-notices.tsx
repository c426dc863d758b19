import { useLocale, useTranslations } from "next-intl";
import { formatDay } from "@/lib/format/dates";
import { type TargetPage } from "@/lib/server/queries/target-page";
import { Badge } from "../ui/badge";
import { LinkButton } from "../ui/link-button";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";

/** The supervision notices (督办单) about the target; `draftHref` leads whoever may to a new one. */
export function TargetNotices({
  notices,
  draftHref,
}: {
  notices: TargetPage["notices"];
  draftHref: string | null;
}) {
  const t = useTranslations("targets.notices");
  const state = useTranslations("domain.noticeState");
  const term = useTranslations("domain.term");
  const locale = useLocale();
  return (
    <Section
      title={term("notice")}
      actions={
        draftHref && (
          <LinkButton size="sm" href={draftHref}>
            {t("draft")}
          </LinkButton>
        )
      }
    >
      {notices.length === 0 ? (
        <p className="text-sm text-muted">{t("none")}</p>
      ) : (
        <ul className="space-y-2">
          {notices.map((notice) => (
            <li key={notice.id}>
              <TextLink href={`/notices/${notice.id}`}>
                {[notice.number, notice.title].filter(Boolean).join(" ")}
              </TextLink>
              <p className="flex flex-wrap items-center gap-2 text-sm text-muted">
                <Badge>{state(notice.state)}</Badge>
                {notice.unit}
                {notice.dueOn && <span>{t("due", { day: formatDay(notice.dueOn, locale) })}</span>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
