import { type Context, type Draft } from "../draft";
import { changeBefore } from "../lexicon/change";
import { trimScene } from "../lexicon/scene";
import { type Clause, clausesOf } from "../text/clauses";

/** How the headline list states a target without a number. */
const STATED = ["任务", "同步", "正增长", "省定目标", "市定目标", "下达目标", "基本平衡"];
/** What stands between the indicator and the statement. */
const PREDICATES = ["完成", "达到", "与", "和", "同", "力争", "实现", "保持", "控制", "确保", "按"];
/** So many changes in one sentence are the headline list, whatever leads to it. */
const FEWEST_CHANGES = 3;

/** A sentence this far behind the announcement may still belong to the list. */
const REACH = 600;

/** 固定资产投资增长完成市下达任务: clauses without a number in the passage that lists the headline targets. */
export function headlineTargets(context: Context, drafts: readonly Draft[]): readonly Draft[] {
  const { text, sentence } = context;
  const said = text.slice(sentence.start, sentence.end);
  if (!STATED.some((stated) => said.includes(stated))) return [];
  const stated = clausesOf(text, sentence).flatMap((clause) => headlineIn(text, clause));
  if (stated.length === 0) return [];
  const listed = drafts.filter(({ metric }) => metric === "growth").length >= FEWEST_CHANGES;
  if (listed) return stated;
  const announced = announcedBefore(text, sentence.end);
  return announced < 0 ? [] : stated.filter(({ start }) => start > announced);
}

/** Position of the 目标…： that opens the list, in the paragraph up to `end`; -1 where there is none. */
function announcedBefore(text: string, end: number): number {
  const from = Math.max(text.lastIndexOf("\n", end - 2) + 1, end - REACH);
  const paragraph = text.slice(from, end);
  const found = ["目标是：", "目标为：", "目标：", "目标是", "目标为"]
    .map((word) => paragraph.indexOf(word))
    .filter((at) => at >= 0);
  return found.length === 0 ? -1 : from + Math.min(...found);
}

function headlineIn(text: string, clause: Clause): readonly Draft[] {
  const words = text.slice(clause.start, clause.end);
  if (!STATED.some((stated) => words.endsWith(stated)) || /\d/.test(words)) return [];
  const lead = trimScene(words);
  const cuts = PREDICATES.map((word) => lead.text.indexOf(word)).filter((at) => at > 1);
  if (cuts.length === 0) return [];
  const named = lead.text.slice(0, Math.min(...cuts));
  const change = changeBefore(named);
  const growth = change !== null || words.endsWith("增长") || words.endsWith("同步");
  const nothing = { start: clause.end, end: clause.end };
  return [
    {
      start: clause.start + lead.from,
      end: clause.end,
      mention: {
        quantity: {
          ...nothing,
          unitEnd: clause.end,
          low: 0,
          high: 0,
          unit: "",
          kind: "plain",
          comparator: "qualitative",
        },
        tie: "clause",
        before: clause,
        after: nothing,
        theme: null,
        said: nothing,
        segment: clause.segment,
        aside: null,
      },
      verb: "",
      noun: change ? named.slice(0, change.from) : named,
      metric: growth ? "growth" : "level",
      comparator: "qualitative",
      low: null,
      high: null,
      unit: null,
      rules: ["headline-without-number"],
      doubts: [],
    },
  ];
}
