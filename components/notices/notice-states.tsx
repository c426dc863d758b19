import { useTranslations } from "next-intl";
import { type NoticeItem } from "@/lib/server/queries/notices";
import { Badge, type Tone } from "../ui/badge";

const TONES: Record<NoticeItem["state"], Tone> = {
  draft: "neutral",
  issued: "warn",
  received: "info",
  replied: "accent",
  closed: "good",
};

/** The state of a notice, and whether its unit is late. */
export function NoticeStates({ notice }: { notice: Pick<NoticeItem, "state" | "overdue"> }) {
  const state = useTranslations("domain.noticeState");
  const t = useTranslations("notices");
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Badge tone={TONES[notice.state]}>{state(notice.state)}</Badge>
      {notice.overdue && <Badge tone="bad">{t("overdue")}</Badge>}
    </span>
  );
}
