import "server-only";
import { nameIndex, plainName } from "@/lib/domain/cell-text";
import { type ImportNames } from "@/lib/domain/import-row";
import { type ImportGround, type KnownTarget } from "@/lib/domain/import-target";
import { CATEGORIES, COMPARATORS, MEASURES } from "@/lib/domain/vocabulary";
import { loadMessages } from "@/lib/format/messages";
import { db } from "../db/client";
import { targetProposal } from "../extraction/target-proposal";
import { contentOf, customScheduleOf, TARGET_RULE_COLUMNS } from "../queries/target-record";
import { groundsOf } from "../queries/target-sheet";
import { assignmentOf } from "../commands/assignment-change";

/** What the rules of an import need to know of the ledger: names, and the targets of the year. */
export async function importGround(year: number): Promise<ImportGround> {
  const [names, withdrawn, rows] = await Promise.all([
    importNames(),
    db().target.findMany({
      where: { year, partNumber: 0, NOT: { state: "active" } },
      select: { number: true },
    }),
    db().target.findMany({
      // Parts (分解) are not in the ledger's sheet: they are set on the page of their whole.
      where: { year, partNumber: 0, state: "active" },
      orderBy: { number: "asc" },
      select: {
        ...TARGET_RULE_COLUMNS,
        id: true,
        number: true,
        version: true,
        weight: true,
        livelihood: true,
        note: true,
        statement: { select: { quote: true } },
        assignment: {
          select: {
            id: true,
            version: true,
            leadUnitId: true,
            leaderPostId: true,
            contact: true,
            dueOn: true,
            supports: { select: { unitId: true } },
          },
        },
        schedule: { select: { kind: true, entries: true } },
      },
    }),
  ]);
  const grounds = await groundsOf({ year });
  const known = rows.map((row): KnownTarget => ({
    id: row.id,
    number: row.number,
    version: row.version,
    assignmentVersion: row.assignment?.version ?? 0,
    year,
    quote: row.statement.quote.replace(/\s+/g, ""),
    content: contentOf(row),
    weight: row.weight,
    livelihood: row.livelihood,
    note: row.note,
    assignment: assignmentOf(row),
    schedule: customScheduleOf(year, row.schedule),
    settled: grounds.settled.get(row.id) ?? [],
    reported: grounds.reported.has(row.id),
    approved: grounds.approved.has(row.id),
    bound: grounds.bound.has(row.id),
  }));
  return {
    year,
    names,
    known,
    withdrawn: new Set(withdrawn.map(({ number }) => number)),
    propose: targetProposal,
  };
}

/** Spreadsheets are Chinese, whatever language somebody reads the screens in. */
async function importNames(): Promise<ImportNames> {
  const [units, posts, { domain }] = await Promise.all([
    db().unit.findMany({ where: { active: true }, select: { id: true, name: true, shortName: true } }),
    db().leaderPost.findMany({ select: { id: true, title: true } }),
    loadMessages("zh-CN"),
  ]);
  const words = <Key extends string>(keys: readonly Key[], labels: Readonly<Record<Key, string>>) =>
    new Map(keys.map((key) => [plainName(labels[key]), key]));
  return {
    units: nameIndex(units.map(({ id, name, shortName }) => ({ id, names: [name, shortName] }))),
    posts: nameIndex(posts.map(({ id, title }) => ({ id, names: [title] }))),
    categories: words(CATEGORIES, domain.category),
    measures: words(MEASURES, domain.measure),
    comparators: words(COMPARATORS, domain.comparator),
  };
}
