import { type NoticeWarning } from "../domain/escalation";
import { type Speaker } from "./speaker";

/** 亮牌 in words, colour and reason with its days: `黄牌：逾期2天`. */
export function warningText({ level, reason, days }: NoticeWarning, speaker: Speaker): string {
  return speaker("domain.warning.text", {
    level: speaker(`domain.warning.level.${level}`),
    reason: speaker(`domain.warning.reason.${reason}`, { days }),
  });
}
