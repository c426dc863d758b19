import { actorFor, type Viewer } from "@/lib/domain/access";
import { type AuditPayloads, changeBetween } from "@/lib/domain/audit-event";
import { type Period } from "@/lib/domain/period";
import {
  decideApprove,
  decideReturn,
  decideSave,
  decideSubmit,
  type ProgressFacts,
} from "@/lib/domain/progress";
import { type ContextedEvent } from "@/lib/server/audit/append";
import { decided } from "@/lib/server/commands/progress-refusal";
import { factsOf } from "@/lib/server/commands/save-progress";
import { type Prisma } from "@/lib/server/db/client";
import { insertMany } from "@/lib/server/db/insert-many";
import { transactMany } from "@/lib/server/db/transact";
import { seedId } from "../seed-id";
import { chance } from "./chance";
import { figureOf } from "./generated-course";
import { type GeneratedTarget } from "./generated-year";

/** Who reports a unit's targets, checks them and reviews them. */
export interface Hands {
  readonly reporter: Viewer;
  readonly head: Viewer;
  readonly supervisor: Viewer;
}

/** How far a month's report went. */
type Way = "none" | "draft" | "submitted" | "returned" | "approved" | "approved_after_return";

/**
 * Writes a month's reports of a year's targets with the events of each step, every step as the rules of
 * `lib/domain/progress.ts` decide it.
 *
 * @param open the month is not over yet: some are done, some on their way, some not begun
 */
export async function seedMonth(
  targets: readonly GeneratedTarget[],
  period: Period,
  handsOf: (target: GeneratedTarget) => Hands,
  open: boolean,
): Promise<number> {
  const courses = targets.flatMap((target) => {
    const way = wayOf(`${target.name} ${period}`, open);
    return way === "none" ? [] : [courseOf(target, period, handsOf(target), way)];
  });
  if (courses.length === 0) return 0;
  const events = courses
    .flatMap((course) => course.events)
    .sort((one, other) => one.context.now.getTime() - other.context.now.getTime());
  await transactMany(events, async (tx) => {
    await insertMany(
      tx,
      "ProgressReport",
      courses.map(({ row }) => row),
    );
  });
  return courses.length;
}

function wayOf(name: string, open: boolean): Way {
  const drawn = chance(`${name} way`);
  if (open) {
    if (drawn < 0.3) return "none";
    if (drawn < 0.6) return "draft";
    return drawn < 0.85 ? "submitted" : "approved";
  }
  if (drawn < 0.02) return "none";
  if (drawn < 0.03) return "submitted";
  if (drawn < 0.035) return "returned";
  return drawn < 0.06 ? "approved_after_return" : "approved";
}

/** What happens on each way, one step a day. */
const STEPS = {
  none: [],
  draft: ["save"],
  submitted: ["save", "submit"],
  returned: ["save", "submit", "giveBack"],
  approved: ["save", "submit", "approve"],
  approved_after_return: ["save", "submit", "giveBack", "save", "submit", "approve"],
} as const satisfies Record<Way, readonly (keyof ReportCourse)[]>;

/** One report from its first save to where it stands, with its events. */
function courseOf(target: GeneratedTarget, period: Period, hands: Hands, way: Way) {
  const name = `${target.name} ${period}`;
  const course = new ReportCourse(target, period, hands);
  // Everybody works in the month itself, before the deadline; the days differ from report to report.
  const first = Date.parse(`${period}-01T02:00:00Z`) + (4 + Math.floor(chance(`${name} day`) * 5)) * DAY_MS;
  STEPS[way].forEach((step, index) => course[step](new Date(first + index * DAY_MS)));
  return course;
}

const DAY_MS = 86_400_000;
const REASON = "进展情况没有说明完成数的来源，请补充后再报。";
const ADDED = "数据来自业务系统，已与台账核对。";

class ReportCourse {
  readonly events: ContextedEvent[] = [];
  readonly #id: string;
  readonly #content: ReturnType<typeof figureOf>;
  #report: Report | null = null;

  constructor(
    private readonly target: GeneratedTarget,
    private readonly period: Period,
    private readonly hands: Hands,
  ) {
    this.#id = seedId("progress", `${target.name} ${period}`);
    this.#content = figureOf(target, period);
  }

  get row(): Prisma.ProgressReportCreateManyInput {
    const { contributors, ...report } = this.#written;
    const { reporter } = this.hands;
    const place = { targetId: this.target.id, unitId: reporter.unitId ?? "", period: this.period };
    return { id: this.#id, ...place, ...report, contributors: JSON.stringify(contributors) };
  }

  get #written(): Report {
    if (!this.#report) throw new Error("nothing was saved yet");
    return this.#report;
  }

  /** The first time, and after a return with more words. */
  save(now: Date): void {
    const before = this.#report;
    const actor = actorFor(this.hands.reporter, "progress.write");
    const next = decided(decideSave(before, "open", actor, false));
    const content = before ? { ...before, progress: before.progress + ADDED } : this.#content;
    this.#report = {
      ...(before ?? NOTHING_YET),
      ...content,
      ...next,
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
      version: (before?.version ?? 0) + 1,
    };
    const change = changeBetween(before ? factsOf(before) : {}, factsOf(content));
    this.#say(this.hands.reporter, now, { action: "progress.saved", payload: { ...this.#month, ...change } });
  }

  submit(now: Date): void {
    const { head } = this.hands;
    const report = this.#written;
    const next = decided(
      decideSubmit(report, "open", this.target.content.measure, report, actorFor(head, "progress.submit")),
    );
    this.#step({ ...next, submittedAt: now, returnReason: null, returnedBy: null });
    const payload = { ...this.#month, value: report.value };
    this.#say(head, now, { action: "progress.submitted", payload });
  }

  approve(now: Date): void {
    const { supervisor } = this.hands;
    const next = decided(decideApprove(this.#written, actorFor(supervisor, "progress.review")));
    this.#step({ ...next, reviewedAt: now });
    const payload = { ...this.#month, value: this.#written.value };
    this.#say(supervisor, now, { action: "progress.approved", payload });
  }

  giveBack(now: Date): void {
    const { supervisor } = this.hands;
    const next = decided(decideReturn(this.#written, REASON, actorFor(supervisor, "progress.review")));
    this.#step({ ...next, reviewedAt: now });
    this.#say(supervisor, now, { action: "progress.returned", payload: this.#month, reason: REASON });
  }

  get #month() {
    return { period: this.period, revision: 1 };
  }

  #step(change: Partial<Report>): void {
    const report = this.#written;
    this.#report = { ...report, ...change, version: report.version + 1 };
  }

  #say(viewer: Viewer, now: Date, said: Said): void {
    this.events.push({
      context: { viewer, now, requestId: seedId("request", `${viewer.account} ${now.toISOString()}`) },
      event: { ...said, record: { type: "progress", id: this.#id }, targetId: this.target.id },
      id: seedId("event", `${this.#id} ${this.events.length}`),
    });
  }
}

type Said = {
  [A in "progress.saved" | "progress.submitted" | "progress.approved" | "progress.returned"]: {
    readonly action: A;
    readonly payload: AuditPayloads[A];
    readonly reason?: string;
  };
}["progress.saved" | "progress.submitted" | "progress.approved" | "progress.returned"];

type Content = ReturnType<typeof figureOf>;

/** A report as it is stored, but that its contributors are not JSON yet. */
interface Report extends Content, ProgressFacts {
  readonly submittedAt: Date | null;
  readonly reviewerId: string | null;
  readonly reviewedAt: Date | null;
  readonly returnReason: string | null;
  readonly returnedBy: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

const NOTHING_YET = {
  submitterId: null,
  handedOverAt: null,
  submittedAt: null,
  reviewerId: null,
  reviewedAt: null,
  returnReason: null,
  returnedBy: null,
};
