import { type Light } from "../domain/vocabulary";

/** What a notice says of one target. */
export interface NoticeSubject {
  readonly indicator: string;
  /** The sentence of the report. */
  readonly quote: string;
  /** Why the light is what it is, in Chinese: one sentence or more. */
  readonly reason: string;
  readonly light: Light;
}

const LAMPS: Readonly<Partial<Record<Light, string>>> = { yellow: "目前亮黄灯。", red: "目前亮红灯。" };
const ORDINALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] as const;

/**
 * The body that is proposed for a notice: the instruction (批示) it is made of, what the report promised, where it
 * stands, what is asked. An official document is Chinese whatever the language of the screen; the supervisor edits it before it goes out.
 */
export function noticeBody(
  subjects: readonly NoticeSubject[],
  instruction?: { readonly post: string; readonly text: string },
): string {
  const paragraphs = subjects.map(({ indicator, quote, reason, light }, index) => {
    const ordinal = subjects.length > 1 ? `${ORDINALS[index] ?? index + 1}、` : "";
    return `${ordinal}${indicator}：报告提出“${quote}”。${reason}${LAMPS[light] ?? ""}`;
  });
  return [
    ...(instruction ? [`${instruction.post}批示：“${instruction.text}”现就有关事项督办如下。`] : []),
    ...paragraphs,
    "请你单位查明原因，制定追赶措施，明确责任人和完成时间，在办理期限内书面反馈落实情况。",
  ].join("\n");
}

/** The title that is proposed: it names the indicator where there is one only. */
export function noticeTitle(subjects: readonly Pick<NoticeSubject, "indicator">[]): string {
  const [only, ...others] = subjects;
  const about = only && others.length === 0 ? only.indicator : `${subjects.length}项目标`;
  return `关于加快推进${about}的督办通知`;
}
