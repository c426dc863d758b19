import { type Standing } from "../domain/standing";
import { type Light } from "../domain/vocabulary";
import { formatDecimal, formatRate, formatValue } from "./numbers";
import { formatPeriod } from "./dates";

/** What a notice says of one target. */
export interface NoticeSubject {
  readonly indicator: string;
  /** The sentence of the report. */
  readonly quote: string;
  readonly unit: string | null;
  readonly standing: Pick<
    Standing,
    "period" | "actual" | "completionRate" | "gapPoints" | "behindPoints" | "light" | "reporting"
  >;
}

const LAMPS: Readonly<Partial<Record<Light, string>>> = { yellow: "亮黄灯", red: "亮红灯" };
const ORDINALS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"] as const;

/**
 * The body that is proposed for a notice: what the report promised, where it stands, what is asked. An official
 * document is Chinese whatever the language of the screen; the supervisor edits it before it goes out.
 */
export function noticeBody(subjects: readonly NoticeSubject[]): string {
  const paragraphs = subjects.map((subject, index) => {
    const ordinal = subjects.length > 1 ? `${ORDINALS[index] ?? index + 1}、` : "";
    return `${ordinal}${subject.indicator}：报告提出“${subject.quote}”。${standingText(subject)}`;
  });
  return [
    ...paragraphs,
    "请你单位查明原因，制定追赶措施，明确责任人和完成时间，在办理期限内书面反馈落实情况。",
  ].join("\n");
}

/** The title that is proposed: it names the indicator where there is one only. */
export function noticeTitle(subjects: readonly { readonly indicator: string }[]): string {
  const [only, ...others] = subjects;
  const about = only && others.length === 0 ? only.indicator : `${subjects.length}项目标`;
  return `关于加快推进${about}的督办通知`;
}

function standingText({ unit, standing }: NoticeSubject): string {
  const { actual, completionRate, gapPoints, behindPoints, light } = standing;
  const month = formatPeriod(standing.period, "zh-CN");
  const lamp = LAMPS[light];
  if (standing.reporting === "not_reported") return `${month}进展未填报。`;
  const facts = [
    actual && `实际完成${formatValue(actual, unit)}`,
    completionRate && `完成率${formatRate(completionRate)}`,
    gapPoints && Number(gapPoints) < 0 && `与目标相差${formatDecimal(gapPoints.replace("-", ""), 2)}个百分点`,
    !gapPoints &&
      behindPoints &&
      Number(behindPoints) > 0 &&
      `落后序时${formatDecimal(behindPoints, 2)}个百分点`,
    lamp,
  ].filter(Boolean);
  return facts.length === 0 ? "" : `截至${month}，${facts.join("，")}。`;
}
