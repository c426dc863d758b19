import { type Context, type Draft } from "./draft";
import { readMentions } from "./mentions";
import { headlineTargets } from "./parsers/headline";
import { PARSERS, REFINERS, SIEVES } from "./ruleset";
import { canonicalise, type CanonicalText, sourceSpan } from "./text/canonical";
import { frontMatter } from "./text/front-matter";
import { sentencesOf } from "./text/sentences";
import { type Part, partsOf } from "./text/structure";
import { looksBack, reportYear, saysAlready, speaksOfYears } from "./time";
import {
  type Confidence,
  type Dropped,
  type Extraction,
  type Section,
  type Span,
  type Statement,
} from "./types";

/** The lines above the first part stand within so many characters. */
const OPENING = 1500;

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
  const found = parts.flatMap((part) =>
    sentencesOf(canonical.text, part).map((sentence) => readSentence(report, part, sentence)),
  );
  return {
    statements: found.flatMap((sentence) => sentence.statements),
    dropped: [
      ...canonical.furniture.map((span) => ({
        start: span.start,
        end: span.end,
        quote: text.slice(span.start, span.end),
        rule: "furniture",
        reason: span.reason,
      })),
      ...found.flatMap((sentence) => sentence.dropped),
    ].sort((a, b) => a.start - b.start),
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
  const { canonical } = report;
  const context: Context = { text: canonical.text, sentence };
  const reading = readMentions(canonical.text, sentence);
  const dropped: Dropped[] = reading.names.map((name) => droppedAt(report, name, "name", name.reason));
  const outside = part.role === "front" || part.role === "glossary";
  const drafts: Draft[] = [];
  for (const mention of reading.mentions) {
    const sieve = SIEVES.find(({ reject }) => reject(mention, context) !== null);
    const parser =
      sieve || outside ? undefined : PARSERS.find(({ parse }) => parse(mention, context) !== null);
    const draft = parser?.parse(mention, context) ?? null;
    if (draft) drafts.push(draft);
    else
      dropped.push(
        droppedAt(
          report,
          mention.quantity,
          sieve?.name ?? "section",
          sieve?.reject(mention, context) ?? "outside the parts that review or promise",
        ),
      );
  }
  const headline = part.role === "plan" ? headlineTargets(context, drafts) : [];
  const refined = [
    ...REFINERS.reduce<readonly Draft[]>((sofar, { refine }) => refine(sofar, context), drafts),
    ...headline,
  ].sort((a, b) => a.end - b.end);
  const words = canonical.text.slice(sentence.start, sentence.end);
  const facts: SentenceFacts = {
    span: sourceSpan(canonical, sentence.start, sentence.end),
    past: part.role === "review" || looksBack(words, report.year),
    years: part.role === "outlook" || speaksOfYears(words, report.year),
  };
  const statements: Statement[] = [];
  for (const draft of refined) {
    if (draft.noun === "" && draft.verb === "")
      dropped.push(droppedAt(report, draft, "nameless", "nothing in the sentence names what is counted"));
    else statements.push(statementOf(report, part, facts, draft));
  }
  return { statements, dropped };
}

function droppedAt({ text, canonical }: Report, span: Span, rule: string, reason: string): Dropped {
  const source = sourceSpan(canonical, span.start, span.end);
  return { ...source, quote: text.slice(source.start, source.end), rule, reason };
}

function statementOf(report: Report, part: Part, facts: SentenceFacts, draft: Draft): Statement {
  const { text, canonical } = report;
  const span = sourceSpan(canonical, draft.start, draft.end);
  const past =
    facts.past || saysAlready(canonical.text.slice(draft.mention.before.start, draft.mention.before.end));
  return {
    kind: past ? "result" : "target",
    indicator: draft.verb + draft.noun,
    metric: draft.metric,
    comparator: draft.comparator,
    low: draft.low,
    high: draft.high,
    unit: draft.unit,
    horizon: facts.years ? "multi" : "annual",
    section: part.title,
    ...span,
    quote: text.slice(span.start, span.end),
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
  return {
    ...sourceSpan(canonical, part.start, part.end),
    title: part.title,
    level: part.level,
    role: part.role,
    livelihood: part.livelihood,
  };
}
