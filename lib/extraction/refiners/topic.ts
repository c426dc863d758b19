import { matcherOf, wordsOf } from "../lexicon/matcher";
import { trimScene } from "../lexicon/scene";
import { leadingVerb } from "../lexicon/verbs";

/** What calls a piece of work a campaign and says nothing about it. */
const CAMPAIGN_VERBS = matcherOf(
  wordsOf("打赢 打好 深化 实施 开展 完善 健全 优化 抓好 组织 发展 壮大 培育 启动 推广"),
);
const CAMPAIGN_NOUNS = matcherOf(wordsOf("攻坚战 攻坚行动 专项行动 行动 工程 工作 任务 攻坚 计划"));

/** Words with which a predicate begins: 文创产业|蓬勃发展, 收入|再创新高, 覆盖面|逐步扩大. */
const PREDICATES = matcherOf(
  wordsOf(`
    稳定 持续 逐步 不断 加快 蓬勃 快速 平稳 进一步 显著 明显 稳步 大幅 较快 再创 再获 再上 再添 进展 有序 深入
    扎实 全面 更加 力度 取得 迈上 迈出 成效 健康 日益 日趋 加速 渐入 形成 初具 完成 实现 运行 提质 增效 提速
    得到 有力 坚实 呈现 保持
  `),
);

export interface Topic {
  readonly name: string;
  /** Where the name begins in what was given. */
  readonly from: number;
  /** It is what the clause speaks about (文创产业蓬勃发展), not what is done to it. */
  readonly subject: boolean;
  /** Its subject fares somehow and has measures of its own: an industry, a park, a company. */
  readonly earns: boolean;
}

const EARNING = ["业", "产业", "经济", "集群", "园区", "开发区", "公司", "集团"];

/** What a clause without a number speaks about: its subject, or its verb with the object. */
export function topicOf(words: string): Topic {
  const article = words.startsWith("的") ? 1 : 0;
  const trimmed = trimScene(words.slice(article));
  const { text } = trimmed;
  const from = trimmed.from + article;
  if (isSlogan(text)) return { name: "", from, subject: false, earns: false };
  if (leadingVerb(text) !== "") return { name: withoutCampaign(text), from, subject: false, earns: false };
  for (let at = 2; at < text.length; at++) {
    if (PREDICATES.startingAt(text, at) === 0) continue;
    const name = withoutCampaign(text.slice(0, at));
    return { name, from, subject: true, earns: EARNING.some((word) => name.endsWith(word)) };
  }
  return { name: withoutCampaign(text), from, subject: true, earns: false };
}

const LENGTH_OF_SLOGAN = 4;

/** 尽力而为、量力而行: phrases of four characters name nothing. */
const isSlogan = (words: string): boolean =>
  words.includes("、") && words.split("、").every((phrase) => phrase.length === LENGTH_OF_SLOGAN);

const withoutCampaign = (words: string): string =>
  words.slice(
    CAMPAIGN_VERBS.startingAt(words, 0),
    words.length - CAMPAIGN_NOUNS.endingAt(words, words.length),
  );
