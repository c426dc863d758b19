import { isWeighted, type RollUp, weightedRate } from "@/lib/domain/roll-up";
import { type StandingReport } from "@/lib/server/queries/standing";
import { type TargetFigures } from "@/lib/server/queries/target-figures";
import { type GroupLine, GroupLines } from "./group-lines";
import { groupNarrowing, memberHref } from "./standing-links";

/** As many targets without data as a group names at once, so that one group does not push the others off the page. */
const NAMED_AT_ONCE = 6;

/**
 * One line a group and one for the whole: rates beside their counts, lights, and who is without data (rule 6). Only what
 * the lines show goes to the browser: their targets are many.
 */
export function GroupTable({ report }: { report: StandingReport }) {
  const { by, year, period, snapshot, whole } = report;
  const weighted = isWeighted(whole.members);
  const lineOf = (rollUp: RollUp<TargetFigures>) => ({
    rollUp: counts(rollUp),
    weighted: weighted ? weightedRate(rollUp.members) : null,
    missing: rollUp.missing.length,
  });
  return (
    <GroupLines
      view={{ by, year, period, snapshot: snapshot && { id: snapshot.id } }}
      weighted={weighted}
      lines={report.groups.map(({ key, name, rollUp }): GroupLine => ({
        ...{ key, name, narrowing: groupNarrowing(by, key) },
        ...lineOf(rollUp),
        named: rollUp.missing.slice(0, NAMED_AT_ONCE).map(({ member, reason }) => ({
          ...{ id: member.id, indicator: member.indicator, reason },
          href: memberHref(report, member),
        })),
      }))}
      whole={lineOf(whole)}
    />
  );
}

function counts({ members: _, missing: __, ...rest }: RollUp) {
  return rest;
}
