import "server-only";
import { formatDay } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { type AuditFilter } from "@/lib/schemas/audit-log";
import { NO_LEADER } from "@/lib/domain/target-narrowing";
import { type TargetFilter } from "@/lib/schemas/target-filter";
import { db } from "../db/client";
import { type Words } from "./words";

/** The conditions of the ledger in words, for the note of its sheet: `牵头单位为某某局`. */
export async function targetConditions(filter: TargetFilter, domain: Words): Promise<readonly string[]> {
  const [units, posts] = await Promise.all([
    db().unit.findMany({
      where: { id: { in: [filter.lead, filter.unit].filter((id) => id !== undefined) } },
      select: { id: true, shortName: true },
    }),
    db().leaderPost.findMany({ where: { id: filter.leader ?? "" }, select: { title: true } }),
  ]);
  const unit = (id: string) => units.find((known) => known.id === id)?.shortName ?? id;
  return [
    filter.lead && `牵头单位为${unit(filter.lead)}`,
    filter.unit && `责任单位为${unit(filter.unit)}`,
    filter.leader &&
      (filter.leader === NO_LEADER ? "未定分管领导" : `分管领导为${posts[0]?.title ?? filter.leader}`),
    filter.category && `类别为${domain(`category.${filter.category}`)}`,
    filter.measure && `口径为${domain(`measure.${filter.measure}`)}`,
    filter.light && `亮灯为${domain(`lightColour.${filter.light}`)}`,
    filter.count && `只含${domain(`rollUpCount.${filter.count}`)}`,
    filter.only &&
      `只含${{ unassigned: "未分工", unscheduled: "待设节点计划", livelihood: "民生实事", ordinary: "民生实事以外的目标" }[filter.only]}`,
    filter.state && `目标${domain(`targetState.${filter.state}`)}`,
    filter.q && `含“${filter.q}”`,
  ].filter((condition) => condition !== undefined);
}

/** The conditions of the audit log in words. */
export async function auditConditions(filter: AuditFilter, speaker: Speaker): Promise<readonly string[]> {
  const actor = filter.actor ? await actorName(filter.actor) : undefined;
  return [
    filter.from && `${formatDay(filter.from, "zh-CN")}起`,
    filter.to && `${formatDay(filter.to, "zh-CN")}止`,
    actor && `操作人为${actor}`,
    filter.type && `对象为${speaker(`audit.page.recordType.${filter.type}`)}`,
    filter.action && `事项为${speaker(`audit.page.action.${filter.action}`)}`,
    filter.q && `含“${filter.q}”`,
  ].filter((condition) => condition !== undefined);
}

async function actorName(id: string): Promise<string> {
  const event = await db().auditEvent.findFirst({
    where: { actorId: id },
    orderBy: { seq: "desc" },
    select: { actorName: true },
  });
  return event?.actorName ?? id;
}
