import { isDigit, isHan } from "./characters";

export interface FrontMatter {
  readonly title: string | null;
  readonly government: string | null;
}

const LONGEST_TITLE = 60;
const LONGEST_NAME = 14;
/** A title is set in so many lines at most. */
const TITLE_LINES = 3;
const KIND = "人民政府";
const CONGRESS = "人民代表大会";
/** Words that end what stands before a government's name. */
const BEFORE_NAME = ["代表", "在", "受", "由", "的", "长", "日", "年"];
/** Kinds of places, which name none. */
const NO_NAMES = [
  "自治区",
  "自治州",
  "自治县",
  "全国",
  "本级",
  "我市",
  "我县",
  "我区",
  "我省",
  "各级",
  "上级",
];

/** Title and government of a report by the lines above its first part. */
export function frontMatter(opening: string): FrontMatter {
  const lines = opening.split("\n");
  return { title: titleIn(lines), government: governmentOf(lines) };
}

/** The title right above the line of the meeting (a website's own title may stand further up). */
function titleIn(lines: readonly string[]): string | null {
  const meeting = lines.findIndex((line) => line.includes(CONGRESS) && line.length <= LONGEST_TITLE);
  const above = meeting > 0 ? lines.slice(0, meeting).findLastIndex(isTitle) : -1;
  const at = above >= 0 ? above : lines.findIndex(isTitle);
  if (at < 0) return null;
  for (let from = at; from > at - TITLE_LINES && from >= 0; from--) {
    const title = lines.slice(from, at + 1).join("");
    if (title.startsWith("关于") && title.length <= LONGEST_TITLE * 2) return title;
  }
  return lines[at] ?? null;
}

const isTitle = (line: string): boolean =>
  line.length <= LONGEST_TITLE &&
  line.includes("报告") &&
  !/[，。！]/.test(line) &&
  !line.startsWith("现在") &&
  !/^[一二三四五六七八九]、/.test(line);

function governmentOf(lines: readonly string[]): string | null {
  if (lines.some((line) => line.includes("代表国务院"))) return "国务院";
  for (const line of lines) {
    const place = placeBefore(line, line.indexOf(KIND));
    if (place) return place + KIND;
  }
  for (const line of lines) {
    const place = placeBefore(line, congressAt(line));
    if (place) return place + KIND;
  }
  return null;
}

/** Where 第十五届人民代表大会 begins. */
function congressAt(line: string): number {
  const congress = line.indexOf(CONGRESS);
  const ordinal = congress < 0 ? -1 : line.lastIndexOf("第", congress);
  return congress - ordinal <= 6 ? ordinal : -1;
}

/** 云江区 in 云江区人民政府区长, in 我代表云江区人民政府 and in 在云江区第三届人民代表大会上; null where none is named. */
function placeBefore(line: string, at: number): string | null {
  if (at < 0) return null;
  let start = at;
  while (start > 0 && at - start < LONGEST_NAME && isHan(line[start - 1]) && !isDigit(line[start - 1]))
    start--;
  const words = line.slice(start, at);
  const cut = Math.max(
    0,
    ...BEFORE_NAME.map((word) => (words.includes(word) ? words.lastIndexOf(word) + word.length : 0)),
  );
  const place = words.slice(cut);
  return place.length >= 2 && !NO_NAMES.includes(place) ? place : null;
}
