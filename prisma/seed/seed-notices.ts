import { createNotice } from "@/lib/server/commands/create-notice";
import { issueNotice } from "@/lib/server/commands/issue-notice";
import { receiveNotice } from "@/lib/server/commands/receive-notice";
import { replyNotice } from "@/lib/server/commands/reply-notice";
import { db } from "@/lib/server/db/client";
import { type SeedNotice } from "./scenario-types";
import { seedId } from "./seed-id";
import { type Seeding, step, type Step, targetId } from "./seeding";

/** The supervision notices: drafted and issued by the office, received and answered by the unit. */
export function noticeSteps(seeding: Seeding): Step[] {
  return seeding.scenario.notices.flatMap((notice) => stepsOf(seeding, notice));
}

function stepsOf(seeding: Seeding, notice: SeedNotice): Step[] {
  const { as } = seeding;
  const id = seedId("notice", notice.number);
  const { number, title, body, dueOn, issuedBy, issuedAt, receipt } = notice;
  const seen = () => db().notice.findUniqueOrThrow({ where: { id }, select: { id: true, version: true } });
  return [
    step(issuedAt, async () => {
      const draft = { id, number, title, body, dueOn, unitId: seeding.id("unit", notice.unit) };
      await createNotice(as(issuedBy, issuedAt), {
        ...draft,
        targetIds: notice.targets.map((slug) => targetId(seeding, slug)),
      });
      await issueNotice(as(issuedBy, issuedAt), await seen());
    }),
    ...(receipt
      ? [step(receipt.at, async () => receiveNotice(as(receipt.by, receipt.at), await seen()))]
      : []),
    ...notice.replies.map(({ by, at, text }) =>
      step(at, async () => replyNotice(as(by, at), { ...(await seen()), text })),
    ),
  ];
}
