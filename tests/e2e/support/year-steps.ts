import { expect, type Page } from "@playwright/test";
import { approveByKey, type Month, openForReview, submitMonth, writeMonth } from "./progress-steps";
import { type TestServer } from "./server";
import { type Figures, figuresInLedger, figuresOnTarget } from "./standing-steps";
import { becomeByRequest } from "./test";

export const YEAR = 2027;
export const SUPERVISOR = "supervisor.dcs";
/** The second person of an adjustment. */
export const COLLEAGUE = "supervisor2.dcs";
export const REPORTER = "reporter.rsj";
export const HEAD = "head.rsj";

/** A target whose months are told. */
export interface Told {
  readonly id: string;
  readonly indicator: string;
  readonly unit: string;
}

/** How a target stands in a month: 完成值, 序时进度, 完成率, 亮灯. */
export type Line = readonly [actual: string, expected: string, attainment: string, light: string];

/** A month of a target, by its number. */
export function monthOf({ id, indicator }: Told, month: number): Month {
  const period = `${YEAR}-${String(month).padStart(2, "0")}`;
  return { targetId: id, indicator, period, words: `${YEAR}年${month}月` };
}

/** A year as it goes by at the people of one district. */
export function yearOn(page: Page, server: TestServer) {
  const as = (account: string) => becomeByRequest(page, account);
  /** Opens a month's form as the person who is signed in, and writes it. */
  const write = async (target: Told, month: number, value: string, progress = `${month}月完成${value}。`) => {
    const { period } = monthOf(target, month);
    await page.goto(`/progress/${period}/${target.id}`);
    await writeMonth(page, { value: `${value}${target.unit}`, understood: value, progress });
  };
  /** The head writes and submits. */
  const submit = async (target: Told, month: number, value: string) => {
    await as(HEAD);
    await write(target, month, value);
    await submitMonth(page);
  };
  const approve = async (target: Told, month: number) => {
    await as(SUPERVISOR);
    await openForReview(page, monthOf(target, month));
    await approveByKey(page);
  };
  return {
    as,
    write,
    submit,
    approve,
    /** The clock goes on to nine o'clock in the morning of this day; the browser waits on no page meanwhile. */
    on: async (day: string) => {
      await page.goto("about:blank");
      await server.restart(`${day}T01:00:00Z`);
    },
    /** A quiet month: written and submitted by the head, approved. */
    report: async (target: Told, month: number, value: string) => {
      await submit(target, month, value);
      await approve(target, month);
    },
    /** The target stands so in a month, on its own page with this reason, and in the ledger. */
    expectStanding: async (target: Told, month: number, line: Line, reason: string) => {
      const [actual, expected, attainment, light] = line;
      const figures: Figures = { actual, expected, attainment, light };
      const { period, words, indicator } = monthOf(target, month);
      await page.goto(`/targets/${target.id}?period=${period}`);
      expect.soft(await figuresOnTarget(page, words)).toEqual(figures);
      await expect.soft(page.getByRole("region", { name: `${words}完成情况` })).toContainText(reason);
      await page.goto(`/targets?period=${period}`);
      expect.soft(await figuresInLedger(page, indicator)).toEqual(figures);
    },
  };
}
