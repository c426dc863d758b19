import { canonicalise } from "@/lib/extraction/text/canonical";

/** A paragraph of a report as it is shown; `furniture` is what print left between them: page headers and numbers. */
export interface ReportParagraph {
  readonly start: number;
  readonly end: number;
  readonly kind: "text" | "furniture";
}

/**
 * The paragraphs of a report's text, hard wraps joined by the same reading that extraction works on. Nothing but
 * white space lies between them.
 */
export function paragraphsOf(text: string): readonly ReportParagraph[] {
  const { text: canonical, starts, ends } = canonicalise(text);
  const paragraphs: ReportParagraph[] = [];
  let reached = 0;
  let index = 0;
  for (const line of canonical.split("\n")) {
    if (line.length > 0) {
      const start = Math.max(starts[index] ?? 0, reached);
      const end = ends[index + line.length - 1] ?? start;
      if (end > start) {
        paragraphs.push(...linesBetween(text, reached, start), { start, end, kind: "text" });
        reached = end;
      }
    }
    index += line.length + 1;
  }
  return [...paragraphs, ...linesBetween(text, reached, text.length)];
}

const KEPT_REPORTS = 8;
const kept = new Map<string, readonly ReportParagraph[]>();

/**
 * The same for a stored report. Its text never changes after the import, so the reading of the last few reports is
 * kept in the process.
 */
export function paragraphsOfReport({
  id,
  sha256,
  text,
}: {
  readonly id: string;
  readonly sha256: string;
  readonly text: string;
}): readonly ReportParagraph[] {
  const key = `${id} ${sha256}`;
  const paragraphs = kept.get(key) ?? paragraphsOf(text);
  // A Map keeps the order of insertion: the one read longest ago stands first.
  kept.delete(key);
  kept.set(key, paragraphs);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_REPORTS && oldest !== undefined) kept.delete(oldest);
  return paragraphs;
}

function linesBetween(text: string, from: number, to: number): readonly ReportParagraph[] {
  return [...text.slice(from, to).matchAll(/\S(?:.*\S)?/g)].map((match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
    kind: "furniture",
  }));
}
