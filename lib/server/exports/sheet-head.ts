import "server-only";
import { type Viewer } from "@/lib/domain/access";
import { type Period } from "@/lib/domain/period";
import { dayOf, formatDay, formatInstant, formatPeriod } from "@/lib/format/dates";
import { presentTime } from "../clock";
import { ledgerView } from "../ledger-view";
import { governmentOf } from "../queries/government";
import { sightOf } from "../queries/scope";
import { type Words } from "./words";

/** Title and note of a sheet, and the name of its file without ending. */
export interface SheetHead {
  readonly title: string;
  readonly note: string;
  readonly fileName: string;
}

/**
 * The head of a sheet about one month: whose ledger, which month, whose targets, by which conditions, made by whom
 * and when, so that a printed sheet explains itself.
 *
 * @param subject what the sheet holds, as its title says it (目标台账)
 * @param conditions the filters in words; empty where nothing was filtered
 */
export async function monthHead(
  made: { readonly viewer: Viewer; readonly now: Date },
  of: { subject: string; period: Period; year: number; conditions: readonly string[]; rows: number },
  domain: Words,
): Promise<SheetHead> {
  const month = formatPeriod(of.period, "zh-CN");
  const government = await governmentOf(of.year);
  const { kind, name } = sightOf(made.viewer);
  return {
    title: `${government ?? ""}${of.subject}（${month}）`,
    note: [
      `数据截至${month}`,
      `范围：${kind === "whole" ? "全部目标" : domain(`sight.${kind}`, { name: name ?? "" })}`,
      ...conditionsNote(of.conditions),
      `共${of.rows}行`,
      madeNote(made, domain),
    ].join("；"),
    fileName: [of.subject, government, month].filter(Boolean).join("-"),
  };
}

/** The filters as a part of the note. */
export function conditionsNote(conditions: readonly string[]): readonly string[] {
  return conditions.length > 0 ? [`筛选：${conditions.join("、")}`] : [];
}

/** Who made the sheet, and when. */
export function madeNote({ viewer, now }: { viewer: Viewer; now: Date }, domain: Words): string {
  const made = `${domain(`role.${viewer.role}`)}${viewer.name}导出于`;
  const view = ledgerView();
  if (!view) return made + formatInstant(now).slice(0, -3);
  return `${made}${formatInstant(presentTime()).slice(0, -3)}，历史时点：按${formatDay(dayOf(view.at), "zh-CN")}结束时已知的情况`;
}
