import "server-only";
import { may, mayEver, type Viewer } from "@/lib/domain/access";
import { type InstructionState, INSTRUCTION_STATES, memberOf } from "@/lib/domain/vocabulary";
import { db, type Prisma } from "../db/client";
import { namesOf } from "./reports";
import { visibleInstructions, visibleNotices } from "./scope";

/** An instruction (批示) with what came of it. */
export interface InstructionView {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly post: string;
  readonly by: string | null;
  readonly at: Date;
  readonly state: InstructionState;
  readonly target: {
    readonly id: string;
    readonly number: number;
    readonly partNumber: number;
    readonly indicator: string;
  };
  readonly unit: string | null;
  /** Null where there is none, or it is still being drafted and out of the viewer's sight. */
  readonly notice: { readonly id: string; readonly number: string } | null;
  readonly replies: readonly {
    readonly id: string;
    readonly text: string;
    readonly by: string | null;
    readonly at: Date;
  }[];
  readonly mayAnswer: boolean;
  /** Into a notice. */
  readonly mayTurn: boolean;
  /** Somebody waits for this person to act. */
  readonly mine: boolean;
}

/** The instructions in sight: what is asked of this person first, then the latest. */
export async function instructionList(viewer: Viewer): Promise<readonly InstructionView[]> {
  const all = await instructionsWhere(viewer, {});
  return all.toSorted((one, other) => Number(other.mine) - Number(one.mine));
}

/** The instructions on a target, the latest first. */
export function instructionsOf(viewer: Viewer, targetId: string): Promise<readonly InstructionView[]> {
  return instructionsWhere(viewer, { targetId });
}

async function instructionsWhere(
  viewer: Viewer,
  where: Prisma.InstructionWhereInput,
): Promise<readonly InstructionView[]> {
  const rows = await db().instruction.findMany({
    where: { AND: [visibleInstructions(viewer), where] },
    orderBy: [{ issuedAt: "desc" }, { id: "asc" }],
    select: {
      id: true,
      version: true,
      text: true,
      issuedById: true,
      issuedAt: true,
      state: true,
      noticeId: true,
      post: { select: { title: true } },
      target: {
        select: {
          id: true,
          number: true,
          partNumber: true,
          indicator: true,
          state: true,
          assignment: { select: { leadUnitId: true, leadUnit: { select: { shortName: true } } } },
        },
      },
      replies: { orderBy: { at: "asc" }, select: { id: true, text: true, byId: true, at: true } },
    },
  });
  const [names, notices] = await Promise.all([
    namesOf(rows.flatMap(({ issuedById, replies }) => [issuedById, ...replies.map(({ byId }) => byId)])),
    db().notice.findMany({
      where: {
        AND: [visibleNotices(viewer), { id: { in: rows.flatMap(({ noticeId }) => noticeId ?? []) } }],
      },
      select: { id: true, number: true },
    }),
  ]);
  return rows.map(({ issuedById, issuedAt, post, noticeId, target, replies, ...row }) => {
    const state = memberOf(INSTRUCTION_STATES, row.state);
    const { assignment, state: targetState, ...named } = target;
    const mayAnswer = state !== "in_notice" && may(viewer, "instruction.answer", assignment ?? {});
    const mayTurn =
      state !== "in_notice" &&
      targetState === "active" &&
      assignment !== null &&
      mayEver(viewer, "notice.manage");
    return {
      ...row,
      state,
      post: post.title,
      by: names.get(issuedById) ?? null,
      at: issuedAt,
      target: named,
      unit: assignment?.leadUnit.shortName ?? null,
      notice: notices.find(({ id }) => id === noticeId) ?? null,
      replies: replies.map(({ byId, ...reply }) => ({ ...reply, by: names.get(byId) ?? null })),
      mayAnswer,
      mayTurn,
      mine: state === "open" && (mayAnswer || mayTurn),
    };
  });
}
