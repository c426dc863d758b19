import { wordsOf } from "./matcher";
/** Administrative levels that qualify a noun and are shared by the items of a list. */
const LEVELS = wordsOf(`
  世界级 国家级 国家 省级及以上 省级以上 市级及以上 市级以上 省级 市级 州级 区级 县级 镇级 乡级 村级 社区级
  街道级 部级 全国 全省 全市
`);
const LONGEST_FIRST = [...LEVELS].sort((a, b) => b.length - a.length);

/** The level with which a noun begins; empty where it names none. */
export const leadingLevel = (noun: string): string =>
  LONGEST_FIRST.find((level) => noun.startsWith(level)) ?? "";
