import { decimal } from "./decimal-text";
import { type Standing } from "./standing";

/** The lights that call for somebody, the most urgent first. */
const CALLING = ["red", "yellow"] as const;

/**
 * The targets that need attention: red lights, then yellow ones, in each those furthest behind first. Goes by the
 * light as shown, so one that was set by hand calls, or keeps quiet, as its setter meant (rule 7).
 */
export function needingAttention<Member extends { readonly standing: Standing }>(
  members: readonly Member[],
): readonly Member[] {
  return CALLING.flatMap((light) =>
    members
      .filter(({ standing }) => standing.light === light)
      .map((member) => ({ member, behind: pointsBehind(member) }))
      .sort((one, other) => other.behind.comparedTo(one.behind))
      .map(({ member }) => member),
  );
}

/** Where nobody can say by how much (a judgement), it stands after those that can. */
function pointsBehind({ standing }: { readonly standing: Standing }) {
  return decimal(standing.behindPoints ?? "0");
}
