import { meetingYear, yearsIn } from "../time";
import { type SectionRole, type Span } from "../types";
import { isDigit } from "./characters";
import { type Heading, headingMark, headingOf } from "./headings";
import {
  datesItself,
  isClosing,
  namesLivelihood,
  opensGlossary,
  opensLivelihood,
  opensPlan,
  opensReview,
  roleOfHeading,
  speaksOfSeveralYears,
} from "./roles";

/** A heading with everything up to the next one; positions are canonical. */
export interface Part extends Span {
  readonly title: string;
  readonly level: number;
  readonly role: SectionRole;
  readonly livelihood: boolean;
}

/** The lines above the first part stand within so many characters. */
export const OPENING = 1500;
/** The salutation stands among so many first paragraphs. */
const FRONT_PARAGRAPHS = 40;

/** The parts of a canonical text in reading order; together they cover it. */
export function partsOf(text: string): readonly Part[] {
  const paragraphs = text.split("\n");
  const headings = paragraphs.map(headingOf);
  const outline = new Outline(paragraphs, headings, text.slice(0, OPENING));
  let start = 0;
  paragraphs.forEach((paragraph, i) => {
    outline.read(paragraph, headings[i] ?? null, start, i);
    start += paragraph.length + 1;
  });
  return outline.close(text.length);
}

/** 各位代表： or 各位代表，现在，我代表…报告工作: what stands above is the front. */
const isSalutation = (paragraph: string): boolean =>
  paragraph.startsWith("各位代表") && (paragraph.length <= 6 || paragraph.slice(0, 60).includes("报告"));

/** What of a plan speaks of several years, and where it ends. */
interface Outlook {
  readonly level: number;
  /** The role of the part around it. */
  readonly within: SectionRole;
}

interface Open {
  readonly start: number;
  readonly title: string;
  readonly level: number;
  readonly livelihood: boolean;
  /** Holds its opening paragraph and the items of its list, nothing else. */
  readonly list: boolean;
}

const NOTHING: Omit<Open, "start"> = { title: "", level: 0, livelihood: false, list: false };

/** Reads the paragraphs of one report one after the other and says which part each belongs to. */
class Outline {
  private readonly parts: Part[] = [];
  private readonly planYear: number | null;
  private readonly planned: boolean;
  private readonly salutation: number;
  private role: SectionRole = "front";
  private open: Open = { start: 0, ...NOTHING };
  private outlook: Outlook | null = null;
  /** Whether a bare line divides the report, and whether 一、 stands below it. */
  private division: "none" | "bare" | "numbered" = "none";

  constructor(paragraphs: readonly string[], headings: readonly (Heading | null)[], opening: string) {
    const closing = paragraphs.findIndex(isClosing);
    const own = closing < 0 ? headings : headings.slice(0, closing);
    this.planYear = plannedYear(own, meetingYear(opening));
    this.planned = headings.some(
      (heading) => heading?.level === 1 && roleOfHeading(heading.title, this.planYear) === "plan",
    );
    this.salutation = paragraphs.slice(0, FRONT_PARAGRAPHS).findIndex(isSalutation);
  }

  read(paragraph: string, heading: Heading | null, start: number, index: number): void {
    if (this.role === "glossary") return this.readNotes(paragraph, heading, start);
    // 附件 above a report says that the report itself is the annex.
    if (opensGlossary(paragraph) && (this.role !== "front" || !paragraph.startsWith("附件")))
      return this.begin(start, "glossary", { ...NOTHING, title: paragraph, level: 1 });
    if (this.role === "front") return this.readFront(paragraph, heading, start, index);
    if (this.role !== "review" && isClosing(paragraph))
      return this.begin(start + paragraph.length + 1, "glossary", NOTHING);
    this.readBody(paragraph, heading, start);
  }

  close(end: number): readonly Part[] {
    if (end > this.open.start)
      this.parts.push({
        start: this.open.start,
        end,
        title: this.open.title,
        level: this.open.level,
        role: this.role,
        livelihood: this.open.livelihood,
      });
    return this.parts;
  }

  private begin(start: number, role: SectionRole, open: Omit<Open, "start">): void {
    this.close(start);
    this.role = role;
    this.open = { start, ...open };
  }

  /** Above the first part nothing but what opens a part counts. */
  private readFront(paragraph: string, heading: Heading | null, start: number, index: number): void {
    const titles = heading && !heading.marked && index < this.salutation;
    if (heading?.level === 1 && !titles) {
      const role =
        roleOfHeading(heading.title, this.planYear) ?? (heading.marked && this.planned ? "review" : null);
      if (role) return this.divide(heading, role, start);
    }
    const opened = this.openedBySentence(paragraph);
    if (opened)
      this.begin(start, opened, { ...NOTHING, title: heading?.title ?? "", level: heading?.level ?? 1 });
  }

  private openedBySentence(paragraph: string): SectionRole | null {
    if (!this.planned && opensPlan(paragraph, this.planYear)) return "plan";
    return this.role === "front" && opensReview(paragraph, this.planYear) ? "review" : null;
  }

  private readBody(paragraph: string, heading: Heading | null, start: number): void {
    if (this.outlook && endsOutlook(this.outlook, paragraph, heading, this.planYear)) {
      this.role = this.closeRole(start, this.outlook.within);
      this.outlook = null;
    }
    const judged =
      heading?.level === 1 && (this.division === "none" || !heading.marked || datesItself(heading.title));
    const named = judged ? roleOfHeading(heading.title, this.planYear) : null;
    if (heading && judged && (named || this.division === "none"))
      return this.divide(heading, named ?? this.role, start);
    if (this.role === "review" && this.openedBySentence(paragraph))
      return this.begin(start, "plan", {
        ...NOTHING,
        title: heading?.title ?? this.open.title,
        level: heading?.level ?? 1,
      });
    if (this.role === "plan" && opensSeveralYears(paragraph, heading)) {
      this.outlook = { level: heading?.level ?? 4, within: this.role };
      return this.begin(start, "outlook", {
        ...NOTHING,
        title: heading?.title ?? this.open.title,
        level: heading?.level ?? 4,
      });
    }
    if (heading) return this.subdivide(heading, start);
    if (this.role === "plan" && opensLivelihood(paragraph) && !this.open.livelihood)
      return this.begin(start, this.role, {
        title: leadOf(paragraph),
        level: 4,
        livelihood: true,
        list: true,
      });
    if (this.open.list && !isItem(paragraph)) this.begin(start, this.role, { ...NOTHING, level: 4 });
  }

  /** The role that holds from `start` on, after the part before it is closed under its own. */
  private closeRole(start: number, role: SectionRole): SectionRole {
    this.close(start);
    this.open = { ...this.open, start, livelihood: false, list: false };
    return role;
  }

  /** A heading of the first level. */
  private divide(heading: Heading, role: SectionRole, start: number): void {
    this.outlook = null;
    if (!heading.marked) this.division = "bare";
    this.begin(start, role, {
      ...NOTHING,
      title: heading.title,
      level: 1,
      livelihood: namesLivelihood(heading.title),
    });
  }

  private subdivide(heading: Heading, start: number): void {
    if (heading.level === 1) this.division = "numbered";
    const shift = heading.marked && this.division === "numbered" ? 1 : 0;
    const level = Math.min(heading.level + shift, 4);
    const named = namesLivelihood(heading.title);
    const inside =
      this.open.livelihood && (level > this.open.level || (this.open.list && heading.level === 3));
    this.begin(start, this.role, {
      title: heading.title,
      level,
      livelihood: named || inside,
      list: inside && this.open.list,
    });
  }

  /** Behind the closing appeal: notes, the furniture of a website, now and then an annexed list or a further report. */
  private readNotes(paragraph: string, heading: Heading | null, start: number): void {
    if (opensGlossary(paragraph)) {
      if (namesLivelihood(paragraph))
        return this.divide({ title: paragraph, level: 1, marked: false }, "plan", start);
      if (this.open.title === "") this.begin(start, "glossary", { ...NOTHING, title: paragraph, level: 1 });
      return;
    }
    if (!heading) return;
    const role = heading.level === 1 && heading.marked ? roleOfHeading(heading.title, this.planYear) : null;
    const annexed = !heading.marked && namesLivelihood(heading.title);
    if (role || annexed) this.divide(heading, role ?? "plan", start);
  }
}

/** The latest year that a heading of the first level names, and no other than the meeting's or the next. */
function plannedYear(headings: readonly (Heading | null)[], meeting: number | null): number | null {
  const dividing = headings.filter(
    (heading) => heading?.level === 1 && (heading.marked || /^(关于)?\d{4}年/.test(heading.title)),
  );
  const years = dividing
    .flatMap((heading) => (heading && !speaksOfSeveralYears(heading.title) ? yearsIn(heading.title) : []))
    .filter((year) => meeting === null || year <= meeting + 1);
  if (meeting !== null) years.push(meeting);
  return years.length > 0 ? Math.max(...years) : null;
}

/** 今后五年，全市经济社会发展的主要目标是： a heading or a lead-in within the plan. */
const opensSeveralYears = (paragraph: string, heading: Heading | null): boolean =>
  heading
    ? speaksOfSeveralYears(heading.title)
    : paragraph.endsWith("：") && /^(今后|未来)(五|三|几)年/.test(paragraph);

const isDashed = (paragraph: string): boolean => "—–―-·●■◆★".includes(paragraph[0] ?? "\n");

const isItem = (paragraph: string): boolean =>
  isDashed(paragraph) ||
  isDigit(paragraph[0]) ||
  "①②③④⑤⑥⑦⑧⑨⑩".includes(paragraph[0] ?? "\n") ||
  paragraph[1] === "是" ||
  headingMark(paragraph) !== null;

function endsOutlook(
  outlook: Outlook,
  paragraph: string,
  heading: Heading | null,
  planYear: number | null,
): boolean {
  if (isDashed(paragraph)) return false;
  if (paragraph.startsWith("今年") || (planYear !== null && paragraph.startsWith(`${planYear}年`)))
    return true;
  return heading !== null && heading.level <= outlook.level && !speaksOfSeveralYears(heading.title);
}

/** The words of a paragraph up to its first stop. */
function leadOf(paragraph: string): string {
  const stop = paragraph.search(/[。：；！，]/);
  return paragraph.slice(0, Math.min(stop < 0 ? paragraph.length : stop, 40));
}
