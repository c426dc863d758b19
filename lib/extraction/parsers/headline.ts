import { changeBefore } from "../lexicon/change";
import { type Draft, type Context } from "../draft";
import { trimScene } from "../lexicon/scene";
import { isDigit } from "../text/characters";
import { type Span } from "../types";

/** How the headline list states a target without a number. */
const STATED = ["任务", "同步", "正增长", "省定目标", "市定目标", "下达目标", "基本平衡"];
const OPENERS = ["目标", "任务"];
const PREDICATES = ["完成", "达到", "与", "和", "同", "力争", "实现", "保持", "控制", "确保", "按"];

/** 固定资产投资增长完成市下达任务: the clauses without a number in the sentence that lists the headline targets. */
export function headlineTargets(context: Context): readonly Draft[] {
  const { text, sentence } = context;
  const colon =
    text.slice(sentence.start, sentence.end).search(/[：，](?=[^：]*$)/) < 0
      ? -1
      : text.indexOf("：", sentence.start);
  if (colon < 0 || colon >= sentence.end) return [];
  const opener = text.slice(sentence.start, colon);
  if (!OPENERS.some((word) => opener.slice(-6).includes(word))) return [];
  return clausesFrom(text, colon + 1, sentence.end)
    .filter((clause) => ![...text.slice(clause.start, clause.end)].some(isDigit))
    .flatMap((clause) => headline(text, clause));
}

function headline(text: string, clause: Span): readonly Draft[] {
  const words = text.slice(clause.start, clause.end);
  if (!STATED.some((stated) => words.endsWith(stated))) return [];
  const lead = trimScene(words);
  const cut = Math.min(...PREDICATES.map((word) => lead.text.indexOf(word)).filter((at) => at > 1));
  if (!Number.isFinite(cut)) return [];
  const named = lead.text.slice(0, cut);
  const change = changeBefore(named);
  const noun = change ? named.slice(0, change.from) : named;
  const quantity = {
    start: clause.end,
    end: clause.end,
    unitEnd: clause.end,
    low: 0,
    high: 0,
    unit: "",
    kind: "plain",
    comparator: "qualitative",
  } as const;
  const growth = change !== null || words.endsWith("增长") || words.endsWith("同步");
  return [
    {
      start: clause.start + lead.from,
      end: clause.end,
      mention: {
        quantity,
        tie: "clause",
        before: clause,
        after: { start: clause.end, end: clause.end },
        theme: null,
        segment: 0,
        aside: null,
      },
      verb: "",
      noun,
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

function clausesFrom(text: string, from: number, to: number): readonly Span[] {
  const clauses: Span[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    if (!"，；。".includes(text[i] ?? "")) continue;
    clauses.push({ start, end: i });
    start = i + 1;
  }
  return clauses;
}
