import { useTranslations } from "next-intl";
import { type NoticeWarning, type WarningLevel } from "@/lib/domain/escalation";
import { type Speaker } from "@/lib/format/speaker";
import { warningText } from "@/lib/format/warning-text";
import { Badge, type Tone } from "../ui/badge";

export const WARNING_TONES: Record<WarningLevel, Tone> = { blue: "info", yellow: "warn", red: "bad" };

/** 亮牌: the card that a notice shows, in colour and in words. */
export function WarningBadge({ warning }: { warning: NoticeWarning }) {
  const speaker = useTranslations() as unknown as Speaker;
  return <Badge tone={WARNING_TONES[warning.level]}>{warningText(warning, speaker)}</Badge>;
}
