import { type Context, type Draft, indicatorOf } from "./draft";
import { type Mention, readMentions } from "./mentions";
import { headlineTargets } from "./parsers/headline";
import { PARSERS, REFINERS, SIEVES } from "./ruleset";
import { canonicalise, type CanonicalText, sourceSpan } from "./text/canonical";
import { frontMatter } from "./text/front-matter";
import { sentencesOf } from "./text/sentences";
import { OPENING, type Part, partsOf } from "./text/structure";
import { looksBack, reportYear, saysAlready, speaksOfYears } from "./time";
import {
  type Confidence,
  type Dropped,
  type Extraction,
  type Section,
  type Span,
  type Statement,
} from "./types";

/**
 * Finds the stated targets and results of a report.
 *
 * Never throws; any text at all yields an extraction. For every statement
 * `text.slice(start, end) === quote`. Labelling rules: `docs/extraction.md`.
 */
export function extract(text: string): Extraction {
  const canonical = canonicalise(text);
  const parts = partsOf(canonical.text);
  const plans = parts.filter((part) => part.role === "plan").map((part) => part.title);
  const opening = canonical.text.slice(0, OPENING);
  const year = reportYear(plans, opening);
  const report = { text, canonical, year };
  const statements: Statement[] = [];
  const dropped: Dropped[] = canonical.furniture.map(({ start, end, reason }) => ({
    start,
    end,
    quote: text.slice(start, end),
    rule: "furniture",
    reason,
  }));
  for (const part of parts) {
    for (const sentence of sentencesOf(canonical.text, part)) {
      const found = readSentence(report, part, sentence);
      statements.push(...found.statements);
      dropped.push(...found.dropped);
    }
  }
  return {
    statements,
    dropped: dropped.sort((a, b) => a.start - b.start),
    sections: parts.map((part) => sectionOf(canonical, part)),
    ...frontMatter(opening),
    year,
  };
}

interface Report {
  readonly text: string;
  readonly canonical: CanonicalText;
  readonly year: number | null;
}

interface SentenceFindings {
  readonly statements: readonly Statement[];
  readonly dropped: readonly Dropped[];
}

/** What holds for every statement of a sentence. */
interface SentenceFacts {
  /** In the source text. */
  readonly span: Span;
  readonly past: boolean;
  readonly years: boolean;
}

function readSentence(report: Report, part: Part, sentence: Span): SentenceFindings {
  const context: Context = { text: report.canonical.text, sentence };
  const reading = readMentions(context.text, sentence);
  const dropped: Dropped[] = reading.names.map((name) => droppedAt(report, name, "name", name.reason));
  const outside = part.role === "front" || part.role === "glossary";
  const drafts: Draft[] = [];
  for (const mention of reading.mentions) {
    const objection = objectionTo(mention, context) ?? (outside ? OUTSIDE : null);
    const draft = objection ? null : draftOf(mention, context);
    if (draft) drafts.push(draft);
    else {
      const { rule, reason } = objection ?? UNREAD;
      dropped.push(droppedAt(report, mention.quantity, rule, reason));
    }
  }
  const refined = refine(drafts, part, context);
  if (refined.length === 0) return { statements: [], dropped };
  const facts = factsOf(report, part, sentence);
  const statements: Statement[] = [];
  for (const draft of refined) {
    if (indicatorOf(draft) === "")
      dropped.push(droppedAt(report, draft, "nameless", "nothing in the sentence names what is counted"));
    else statements.push(statementOf(report, part, facts, draft));
  }
  return { statements, dropped };
}

interface Objection {
  readonly rule: string;
  readonly reason: string;
}

const OUTSIDE: Objection = { rule: "section", reason: "outside the parts that review or promise" };
const UNREAD: Objection = { rule: "unread", reason: "no parser understands it" };

/** What the first sieve that objects says. */
function objectionTo(mention: Mention, context: Context): Objection | null {
  for (const { name, reject } of SIEVES) {
    const reason = reject(mention, context);
    if (reason !== null) return { rule: name, reason };
  }
  return null;
}

/** The draft of the first parser that understands the mention. */
function draftOf(mention: Mention, context: Context): Draft | null {
  for (const { parse } of PARSERS) {
    const draft = parse(mention, context);
    if (draft) return draft;
  }
  return null;
}

/** The drafts of a sentence with what they say together, and its headline targets, in reading order. */
function refine(drafts: readonly Draft[], part: Part, context: Context): readonly Draft[] {
  const headline = part.role === "plan" ? headlineTargets(context, drafts) : [];
  if (drafts.length === 0) return headline;
  const refined = REFINERS.reduce((sofar, { refine }) => refine(sofar, context), drafts);
  return [...refined, ...headline].sort((a, b) => a.end - b.end);
}

function factsOf({ canonical, year }: Report, part: Part, sentence: Span): SentenceFacts {
  const words = canonical.text.slice(sentence.start, sentence.end);
  return {
    span: sourceSpan(canonical, sentence.start, sentence.end),
    past: part.role === "review" || looksBack(words, year),
    years: part.role === "outlook" || speaksOfYears(words, year),
  };
}

function droppedAt({ text, canonical }: Report, span: Span, rule: string, reason: string): Dropped {
  const { start, end } = sourceSpan(canonical, span.start, span.end);
  return { start, end, quote: text.slice(start, end), rule, reason };
}

function statementOf(report: Report, part: Part, facts: SentenceFacts, draft: Draft): Statement {
  const { text, canonical } = report;
  const { start, end } = sourceSpan(canonical, draft.start, draft.end);
  const past =
    facts.past || saysAlready(canonical.text.slice(draft.mention.before.start, draft.mention.before.end));
  return {
    kind: past ? "result" : "target",
    indicator: indicatorOf(draft),
    metric: draft.metric,
    comparator: draft.comparator,
    low: draft.low,
    high: draft.high,
    unit: draft.unit,
    horizon: facts.years ? "multi" : "annual",
    section: part.title,
    start,
    end,
    quote: text.slice(start, end),
    quoteText: canonical.text.slice(draft.start, draft.end),
    sentenceStart: facts.span.start,
    sentenceEnd: facts.span.end,
    confidence: confidenceOf(draft),
    rules: draft.rules,
    reasons: draft.doubts,
  };
}

const confidenceOf = (draft: Draft): Confidence =>
  draft.doubts.length === 0 ? "high" : draft.doubts.length === 1 ? "medium" : "low";

function sectionOf(canonical: CanonicalText, part: Part): Section {
  const { start, end } = sourceSpan(canonical, part.start, part.end);
  return {
    start,
    end,
    title: part.title,
    level: part.level,
    role: part.role,
    livelihood: part.livelihood,
  };
}
