import { useTranslations } from "next-intl";
import { type NoticeItem } from "@/lib/server/queries/notices";
import { Badge, type Tone } from "../ui/badge";
import { WarningBadge } from "./warning-badge";

const TONES: Record<NoticeItem["state"], Tone> = {
  draft: "neutral",
  issued: "warn",
  received: "info",
  replied: "accent",
  verified: "accent",
  closed: "good",
};

/** The state of a notice, and how it presses its unit (亮牌). */
export function NoticeStates({ notice }: { notice: Pick<NoticeItem, "state" | "warning"> }) {
  const state = useTranslations("domain.noticeState");
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Badge tone={TONES[notice.state]}>{state(notice.state)}</Badge>
      {notice.warning && <WarningBadge warning={notice.warning} />}
    </span>
  );
}
