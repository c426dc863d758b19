import { type Viewer } from "@/lib/domain/access";
import { SAMPLE_PASSWORD } from "@/lib/domain/sign-in";
import { type ContextedEvent } from "@/lib/server/audit/append";
import { hashPassword } from "@/lib/server/auth/password";
import { type CommandContext } from "@/lib/server/commands/context";
import { type Prisma } from "@/lib/server/db/client";
import { transactMany } from "@/lib/server/db/transact";
import { textDigest } from "@/lib/server/text-digest";
import { type Scenario } from "./scenario-types";
import { seedId } from "./seed-id";

/** Who works in a district. */
export type People = Pick<Scenario, "units" | "accounts" | "posts">;

/** A person of the district as the rules see them. */
export function viewerOf(people: People, signIn: string): Viewer {
  const account = people.accounts.find((candidate) => candidate.signIn === signIn);
  if (!account) throw new Error(`The scenario has no account ${signIn}`);
  const unit = people.units.find(({ code }) => code === account.unit);
  const post = people.posts.find(({ holder }) => holder === signIn);
  return {
    userId: seedId("account", signIn),
    sessionId: seedId("session", signIn),
    account: signIn,
    name: account.name,
    role: account.role,
    unitId: unit ? seedId("unit", unit.code) : null,
    unitName: unit?.name ?? null,
    leaderPostId: post ? seedId("post", post.code) : null,
    leaderPostTitle: post?.title ?? null,
    overall: post?.overall ?? false,
    mandates: [],
  };
}

/** Writes units, accounts (all with the sample's password) and posts, as they stand at the beginning of a year. */
export async function seedPeople(people: People, year: number): Promise<void> {
  const context: CommandContext = {
    viewer: null,
    now: new Date(`${year}-01-05T09:00:00+08:00`),
    requestId: seedId("request", "start"),
  };
  // The log states a digest of it, and a seeded log is the same on each run.
  const passwordHash = await hashPassword(SAMPLE_PASSWORD, Buffer.from("sample district.", "ascii"));
  const units = people.units.map(({ code, name, shortName }, index) => {
    const facts = { code, name, shortName, sortOrder: index + 1 };
    return { row: { id: seedId("unit", code), ...facts }, facts };
  });
  const accounts = people.accounts.map(({ signIn, name, role, unit, demo }) => {
    const facts = { account: signIn, name, role };
    const unitName = people.units.find(({ code }) => code === unit)?.name ?? null;
    const more = { passwordHash, sample: demo, createdAt: context.now };
    const row = { id: seedId("account", signIn), ...facts, unitId: unit && seedId("unit", unit), ...more };
    return {
      row: row satisfies Prisma.UserCreateManyInput,
      facts: { ...facts, unit: unitName, passwordDigest: textDigest(passwordHash) },
    };
  });
  const posts = people.posts.map(({ code, title, overall, holder }, index) => {
    const facts = { title, overall, sortOrder: index + 1 };
    return {
      row: { id: seedId("post", code), ...facts, holderId: seedId("account", holder) },
      facts: { ...facts, holder },
    };
  });
  const created = (event: ContextedEvent["event"]): ContextedEvent => ({
    context,
    event,
    id: seedId("event", event.record.id),
  });
  const events = [
    ...units.map(({ row: { id }, facts: after }) =>
      created({ action: "unit.created", record: { type: "unit", id }, payload: { after } }),
    ),
    ...accounts.map(({ row: { id }, facts: after }) =>
      created({ action: "account.created", record: { type: "account", id }, payload: { after } }),
    ),
    ...posts.map(({ row: { id }, facts: after }) =>
      created({ action: "leader_post.created", record: { type: "leader_post", id }, payload: { after } }),
    ),
  ];
  await transactMany(events, async (tx) => {
    await tx.unit.createMany({ data: units.map(({ row }) => row) });
    await tx.user.createMany({ data: accounts.map(({ row }) => row) });
    await tx.leaderPost.createMany({ data: posts.map(({ row }) => row) });
  });
}
