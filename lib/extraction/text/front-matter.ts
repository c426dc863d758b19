import { isHan } from "./characters";

export interface FrontMatter {
  readonly title: string | null;
  readonly government: string | null;
}

const LONGEST_TITLE = 60;
const LONGEST_NAME = 14;
const KIND = "人民政府";
/** Words that end what stands before a government's name. */
const BEFORE_NAME = ["代表", "在", "受", "由", "的", "长"];

/** Title and government of a report by the lines above its first part. */
export function frontMatter(opening: string): FrontMatter {
  const lines = opening.split("\n");
  return {
    title: lines.find(isTitle) ?? null,
    government: lines.map(governmentIn).find((name) => name !== null) ?? null,
  };
}

const isTitle = (line: string): boolean =>
  line.length <= LONGEST_TITLE && line.includes("报告") && !line.includes("，") && !line.startsWith("现在");

/** 云江区人民政府 in 云江区人民政府区长 or 我代表云江区人民政府. */
function governmentIn(line: string): string | null {
  if (line.includes("代表国务院")) return "国务院";
  const at = line.indexOf(KIND);
  let start = at;
  while (start > 0 && at - start < LONGEST_NAME && isHan(line[start - 1])) start--;
  const words = line.slice(start, Math.max(at, start));
  const cut = Math.max(
    0,
    ...BEFORE_NAME.map((word) => (words.includes(word) ? words.lastIndexOf(word) + word.length : 0)),
  );
  const place = words.slice(cut);
  return place.length >= 2 ? place + KIND : null;
}
