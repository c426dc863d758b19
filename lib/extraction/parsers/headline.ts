import { type Context, type Draft } from "../draft";
import { changeBefore } from "../lexicon/change";
import { wordsOf } from "../lexicon/matcher";
import { trailingMeasure } from "../lexicon/measures";
import { trimScene } from "../lexicon/scene";
import { leadingVerb } from "../lexicon/verbs";
import { type Clause, clausesOf } from "../text/clauses";
import { type Metric } from "../types";

/** How the headline list states a target without a number, wherever it stands. */
const STATED = wordsOf(`
  任务 同步 同步增长 正增长 省定目标 市定目标 下达目标 基本平衡 核定标准 控制目标 约束性目标 规定目标
  目标范围内 目标以内 目标内
`);
/** What stands between the indicator and such a statement. */
const PREDICATES = wordsOf("完成 达到 与 和 同 力争 实现 保持 控制 确保 按 基本");
/** Directions and states: they are targets only right in the list. */
const STATES = wordsOf(`
  稳定 平衡 下降 降低 减少 缩小 改善 向好 提质 向优 优化 增长 提高 提升 增速 前列 份额 合理区间 平均 平均水平
  稳增长 上升
`);
/** What stands between the indicator and its state. */
const TOWARDS = wordsOf(`
  增长高于 增长快于 高于 快于 优于 不低于 低于 稳中 促稳 稳步 继续 持续 保持 基本 总体 明显 显著 进一步 大幅 逐步 不断
  稳规模 有效
`);
/** So many changes in one sentence are the headline list, whatever leads to it. */
const FEWEST_CHANGES = 3;

/** A sentence this far behind the announcement may still belong to the list. */
const REACH = 600;

/** 固定资产投资增长完成市下达任务: clauses without a number in the passage that lists the headline targets. */
export function headlineTargets(context: Context, drafts: readonly Draft[]): readonly Draft[] {
  const { text, sentence } = context;
  const listed = drafts.filter(({ metric }) => metric === "growth").length >= FEWEST_CHANGES;
  const words = text.slice(sentence.start, sentence.end);
  if (!listed && !words.includes("目标") && !STATED.some((stated) => words.includes(stated))) return [];
  const announced = announcedBefore(text, sentence.end);
  if (!listed && announced < 0) return [];
  const from = announced < 0 ? sentence.start : announced;
  const inList = announced >= sentence.start || (listed && announced < 0);
  return clausesOf(text, sentence)
    .filter(({ start }) => start > from || (listed && announced < 0))
    .flatMap((clause) => piecesOf(text, clause).flatMap((piece) => headlineIn(text, piece, inList)));
}

/** 收入稳步增长、差距进一步缩小: a clause whose every piece has a state of its own. */
function piecesOf(text: string, clause: Clause): readonly Clause[] {
  const pieces: Clause[] = [];
  let start = clause.start;
  for (const words of text.slice(clause.start, clause.end).split("、")) {
    pieces.push({ ...clause, start, end: start + words.length });
    start += words.length + 1;
  }
  const apart = pieces.every((piece) => {
    const words = text.slice(piece.start, piece.end);
    return (
      STATES.some((state) => words.endsWith(state)) &&
      TOWARDS.some((word) => words.indexOf(word) >= SHORTEST_NAME)
    );
  });
  return apart ? pieces : [clause];
}

const SHORTEST_NAME = 3;

/** Position of the 目标…： that opens the list, in the paragraph up to `end`; -1 where there is none. */
function announcedBefore(text: string, end: number): number {
  const from = Math.max(text.lastIndexOf("\n", end - 2) + 1, end - REACH);
  const paragraph = text.slice(from, end);
  const found = ["目标是：", "目标为：", "目标：", "目标是", "目标为"]
    .map((word) => paragraph.indexOf(word))
    .filter((at) => at >= 0);
  return found.length === 0 ? -1 : from + Math.min(...found);
}

function headlineIn(text: string, clause: Clause, inList: boolean): readonly Draft[] {
  const words = text.slice(clause.start, clause.end);
  if (/\d/.test(words)) return [];
  const lead = trimScene(words);
  const predicates = predicatesOf(words, inList);
  if (predicates === null || leadingVerb(lead.text) !== "") return [];
  const cuts = predicates.map((word) => lead.text.indexOf(word)).filter((at) => at > 1);
  if (cuts.length === 0) return [];
  const named = lead.text.slice(0, Math.min(...cuts));
  const change = changeBefore(named);
  const noun = change ? named.slice(0, change.from) : named;
  const draft = draftOf(clause, lead.from, noun, metricOf(words, noun, change !== null));
  const items = noun.split("、");
  return items.length > 1 && items.every((item) => trailingMeasure(item) !== "")
    ? items.map((item) => ({ ...draft, noun: item, rules: [...draft.rules, "distribution"] }))
    : [draft];
}

/** The words that may lead the predicate of a clause; null where it states nothing of the kind. */
function predicatesOf(words: string, inList: boolean): readonly string[] | null {
  if (STATED.some((stated) => words.endsWith(stated)))
    return words.includes("同步") ? PREDICATES : PREDICATES.filter((word) => !JOINING.has(word));
  return inList && STATES.some((state) => words.endsWith(state)) ? TOWARDS : null;
}

const JOINING = new Set(["与", "和", "同"]);
const TRADE = ["进出口", "出口", "外贸"];
const CHANGES = ["增长", "同步", "下降", "降低", "减少", "缩小", "高于", "快于"];

function metricOf(words: string, noun: string, changes: boolean): Metric {
  const traded = noun.replace(/(总额|总值|额)$/, "");
  if (changes || CHANGES.some((word) => words.includes(word)) || TRADE.some((word) => traded.endsWith(word)))
    return "growth";
  return noun.endsWith("率") ? "ratio" : "level";
}

function draftOf(clause: Clause, from: number, noun: string, metric: Metric): Draft {
  const nothing = { start: clause.end, end: clause.end };
  return {
    start: clause.start + from,
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
    owner: "",
    verb: "",
    noun,
    metric,
    comparator: "qualitative",
    low: null,
    high: null,
    unit: null,
    rules: ["headline-without-number"],
    doubts: [],
  };
}
