import { endOfDay } from "./period";
import { type NoticeState } from "./vocabulary";

/**
 * The life of a supervision notice (督办单): draft → issued → received (签收) → replied (反馈) →
 * verified (核实) → closed (办结销号). A reply that does not do goes back to received, before or after it was verified. Rights are in `access.ts`.
 */

export const NOTICE_PROBLEMS = ["wrong_state", "incomplete", "text_missing"] as const;
export type NoticeProblem = (typeof NOTICE_PROBLEMS)[number];

/** What a draft lacks before it can be issued. */
export type NoticeGap = "number" | "unit" | "targets" | "due_on" | "due_past" | "body";

export type NoticeDecision<Next> =
  | { readonly ok: true; readonly next: Next }
  | { readonly ok: false; readonly problem: NoticeProblem; readonly gaps?: readonly NoticeGap[] };

export interface NoticeContent {
  readonly number: string;
  readonly unitId: string | null;
  readonly targetIds: readonly string[];
  /** `YYYY-MM-DD`, or empty. */
  readonly dueOn: string;
  readonly body: string;
}

/** The number of an official document as GB/T 9704-2012 writes it: `督〔2022〕7号`, the running number without zeros. */
export function noticeNumber(prefix: string, year: number, running: number): string {
  return `${prefix}〔${year}〕${running}号`;
}

const NUMBER = /^([^〔〕]+)〔(\d{4})〕(\d+)号$/;
const FIRST_PREFIX = "政督";

/**
 * The number to propose for the next notice of a year: the series of the latest notice goes on, and starts again at 1
 * with each year. A number that was written in another form counts for nothing.
 *
 * @param numbers of all notices, oldest first
 */
export function nextNoticeNumber(numbers: readonly string[], year: number): string {
  const known = numbers.flatMap((number) => {
    const [, prefix, ofYear, running] = NUMBER.exec(number) ?? [];
    return prefix ? [{ prefix, year: Number(ofYear), running: Number(running) }] : [];
  });
  const prefix = known.at(-1)?.prefix ?? FIRST_PREFIX;
  const series = known.filter((number) => number.prefix === prefix && number.year === year);
  return noticeNumber(prefix, year, Math.max(0, ...series.map(({ running }) => running)) + 1);
}

/** What a draft lacks; empty when it can be issued on that day (`YYYY-MM-DD`). */
export function noticeGaps(content: NoticeContent, today: string): readonly NoticeGap[] {
  const present: Record<NoticeGap, boolean> = {
    number: content.number.trim() !== "",
    unit: content.unitId !== null,
    targets: content.targetIds.length > 0,
    due_on: content.dueOn !== "",
    // A unit can't be late with what it was never asked for in time.
    due_past: content.dueOn === "" || content.dueOn >= today,
    body: content.body.trim() !== "",
  };
  return (Object.keys(present) as NoticeGap[]).filter((gap) => !present[gap]);
}

export function decideIssue(
  state: NoticeState,
  content: NoticeContent,
  today: string,
): NoticeDecision<{ state: "issued" }> {
  if (state !== "draft") return { ok: false, problem: "wrong_state" };
  const gaps = noticeGaps(content, today);
  return gaps.length > 0
    ? { ok: false, problem: "incomplete", gaps }
    : { ok: true, next: { state: "issued" } };
}

/** The unit signs for the notice (签收). */
export function decideReceive(state: NoticeState): NoticeDecision<{ state: "received" }> {
  return state === "issued"
    ? { ok: true, next: { state: "received" } }
    : { ok: false, problem: "wrong_state" };
}

/** The unit says what it did (反馈). */
export function decideReply(
  state: NoticeState,
  text: string,
): NoticeDecision<{ state: "replied"; text: string }> {
  return withText(state === "received", "replied", text);
}

/** The supervisor finds the reply wanting and says what is missing. */
export function decideReturnReply(
  state: NoticeState,
  text: string,
): NoticeDecision<{ state: "received"; text: string }> {
  return withText(state === "replied" || state === "verified", "received", text);
}

/** The supervisor checks the reply against evidence or on the spot, and says what was found (核实). */
export function decideVerify(
  state: NoticeState,
  finding: string,
): NoticeDecision<{ state: "verified"; text: string }> {
  return withText(state === "replied", "verified", finding);
}

/** The supervisor strikes off what was verified (办结销号), with the conclusion. */
export function decideClose(
  state: NoticeState,
  note: string,
): NoticeDecision<{ state: "closed"; text: string }> {
  return withText(state === "verified", "closed", note);
}

/** Whether the unit owes an answer and its day has passed. A reply that waits for the supervisor is not late. */
export function isOverdue(
  notice: { readonly state: NoticeState; readonly dueOn: string },
  now: Date,
): boolean {
  return (notice.state === "issued" || notice.state === "received") && now > endOfDay(notice.dueOn);
}

function withText<State extends NoticeState>(
  allowed: boolean,
  state: State,
  text: string,
): NoticeDecision<{ state: State; text: string }> {
  if (!allowed) return { ok: false, problem: "wrong_state" };
  const trimmed = text.trim();
  return trimmed === ""
    ? { ok: false, problem: "text_missing" }
    : { ok: true, next: { state, text: trimmed } };
}
