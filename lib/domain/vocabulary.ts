/**
 * The closed sets of the field: one English key per Chinese concept. Screens name a key through the message
 * catalogue, the database stores the key, and a rule that meets another key does not compile.
 */

/** 角色. The last three are the separate officers (OFFICER_ROLES); 审计员 reads the ledger, 审计管理员 the administrators' deeds. */
export const ROLES = [
  "reporter",
  "unit_head",
  "supervisor",
  "leader",
  "auditor",
  "system_admin",
  "security_admin",
  "log_admin",
] as const;
export type Role = (typeof ROLES)[number];

/**
 * 三员分立, of the national protection baseline (GB/T 22239): system, security and log administrator. An account holds one
 * role or none, so that nobody is two of them or works with business data beside it.
 */
export const OFFICER_ROLES = [
  "system_admin",
  "security_admin",
  "log_admin",
] as const satisfies readonly Role[];

/** 口径: what is reported and when the target is done: 累计量, 期末量, 增速, 节点, 定性. */
export const MEASURES = ["cumulative", "closing", "growth", "milestone", "qualitative"] as const;
export type Measure = (typeof MEASURES)[number];

/** How the report's wording binds the value: 达到, 以上, 以内, 左右, 区间, 定性. */
export const COMPARATORS = ["point", "at_least", "at_most", "about", "range", "qualitative"] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** 指标方向: whether a larger or a smaller value is the better one. */
export const DIRECTIONS = ["up", "down"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What the figure is: a rate of change (增速), a share (占比), or an amount (总量). */
export const METRICS = ["growth", "ratio", "level"] as const;
export type Metric = (typeof METRICS)[number];

/** 类别: 经济发展, 科技创新, 城建城管, 生态环境, 社会民生, 平安法治, 政府自身建设. */
export const CATEGORIES = [
  "economy",
  "innovation",
  "urban",
  "environment",
  "livelihood",
  "safety",
  "governance",
] as const;
export type Category = (typeof CATEGORIES)[number];

/** 亮灯: 提前或超额完成, 达到序时, 滞后, 严重滞后, 不亮灯. */
export const LIGHTS = ["blue", "green", "yellow", "red", "grey"] as const;
export type Light = (typeof LIGHTS)[number];

/** 亮灯颜色: the sets of colours that lights can be shown in (app/globals.css); their names stay true in each. */
export const LIGHT_PALETTES = ["standard", "strong", "colour_safe"] as const;
export type LightPalette = (typeof LIGHT_PALETTES)[number];

/** Why a light is grey: 未填报, 待审核, 未到填报期, 尚未发布, 本月无任务. None of them is a zero. */
export const GREY_REASONS = ["not_reported", "in_review", "not_due", "not_published", "no_task"] as const;
export type GreyReason = (typeof GREY_REASONS)[number];

/** 填报状态: 草稿, 已提交, 已审核, 已退回. */
export const PROGRESS_STATES = ["draft", "submitted", "approved", "returned"] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

/** 表述状态: 待确认, 已确认, 已剔除, 已被拆分或合并取代. */
export const STATEMENT_STATES = ["proposed", "confirmed", "rejected", "replaced"] as const;
export type StatementState = (typeof STATEMENT_STATES)[number];

/** A statement promises (目标) or accounts (成效). */
export const STATEMENT_KINDS = ["target", "result"] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** 期限: 本年, 跨年 (今后五年 …). */
export const HORIZONS = ["annual", "multi"] as const;
export type Horizon = (typeof HORIZONS)[number];

/** How sure extraction is of a statement; `high` ones may be confirmed in one stroke. */
export const CONFIDENCES = ["high", "medium", "low"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** 来源: found by extraction, added by a person, or made by splitting or merging others. */
export const STATEMENT_ORIGINS = ["extracted", "added", "split", "merged"] as const;
export type StatementOrigin = (typeof STATEMENT_ORIGINS)[number];

/** 目标状态: 执行中, 已撤销. */
export const TARGET_STATES = ["active", "withdrawn"] as const;
export type TargetState = (typeof TARGET_STATES)[number];

/** 督办单状态: 拟稿, 已发出, 已签收, 已反馈, 已核实, 已办结. */
export const NOTICE_STATES = ["draft", "issued", "received", "replied", "verified", "closed"] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** 批示状态: 待办理, 已转督办, 已反馈. */
export const INSTRUCTION_STATES = ["open", "in_notice", "answered"] as const;
export type InstructionState = (typeof INSTRUCTION_STATES)[number];

/** 报告种类: 政府工作报告, 国民经济和社会发展计划报告, 民生实事清单, 导入的台账 (a spreadsheet that was kept before). */
export const REPORT_KINDS = ["work_report", "plan_report", "livelihood_list", "ledger_import"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** 定性判断: what the supervisor accepted: 已完成, 按序时推进, 滞后, 未完成. */
export const JUDGEMENTS = ["met", "on_track", "behind", "missed"] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/**
 * The member of a closed set that a stored text names.
 *
 * @throws Error when it names none: the record was not written by this product.
 */
export function memberOf<Member extends string>(set: readonly Member[], text: string): Member {
  const member = set.find((known) => known === text);
  if (member === undefined) throw new Error(`not one of ${set.join(", ")}: ${text}`);
  return member;
}
