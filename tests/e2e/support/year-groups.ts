import { expect, type Page } from "@playwright/test";
import { type GroupLine, standingBy } from "./group-steps";

/** 完成率, 序时率 and 加权完成率 with what they count, the lights that shine, and who has no figure. */
type Counts = readonly [done: string, onSchedule: string, weighted: string, lights: string, missing: string];

/** What stands in two lines of the year's standing; the lines of the two that never report stay as they are. */
export interface Groups {
  /** The two targets of the personnel office (人社局). */
  readonly personnel: Counts;
  /** All four. */
  readonly whole: Counts;
}

const lineOf = (total: string, [done, onSchedule, weighted, lights, missing]: Counts): GroupLine => {
  return { total, done, onSchedule, weighted, lights, missing };
};

/** Rule 6: a member without a figure is counted, named, and given no value. */
const silent = (indicator: string) =>
  lineOf("1", ["0% 0/1", "0% 0/1", "—权重 0/1", "不亮灯1", `${indicator}（未填报）`]);
const FIRMS = silent("新增规上工业企业");
const PARKING = silent("新增公共停车泊位");

/** The standing at an address is this, by lead unit, leader in charge and category. */
export async function expectGroups(page: Page, address: string, { personnel, whole }: Groups): Promise<void> {
  const two = lineOf("2", personnel);
  const four = lineOf("4", whole);
  expect.soft(await standingBy(page, "unit", address)).toEqual({
    人社局: two,
    经信科技局: FIRMS,
    未分工: PARKING,
    合计: four,
  });
  expect.soft(await standingBy(page, "leader", address)).toEqual({
    常务副区长: two,
    "副区长（产业）": FIRMS,
    未定分管领导: PARKING,
    合计: four,
  });
  expect.soft(await standingBy(page, "category", address)).toEqual({
    社会民生: two,
    经济发展: FIRMS,
    城建城管: PARKING,
    合计: four,
  });
}
