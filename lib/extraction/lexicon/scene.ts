import { isDigit } from "../text/characters";
import { matcherOf, wordsOf } from "./matcher";
import { LIGHT_VERBS } from "./verbs";

/** Words that set the scene and are no part of an indicator. */
const LEADING = matcherOf([
  ...[..."一二三四五六七八九十"].map((numeral) => `${numeral}是`),
  ...[..."，、：—-–·"],
  ...LIGHT_VERBS,
  ...wordsOf(`
    先 全年 全区 全市 全县 全省 全州 全国 我区 我市 我县 我省 年内 年底前 年底 到年底 今年 明年 本年 当年 每年
    其中 同时 并 以及 和 及 与 再 还 将 要 使 使得 让 把 对 也 更 都 共 即 为 累计 总计 合计 预计 计划 拟
    加快 加强 加大 积极 着力 全力 大力 持续 继续 进一步 努力 稳步 有序 扎实 深入 全面 统筹 不断 高质量
    高标准 高水平 精心 切实 有效 高效 牢牢 坚决 务必 尽快 抓紧 成功 精准 科学 稳妥 力促 首批 顺利
    陆续 合力 协同 同步 重点 建议 通过 支持 推进 带动 助力 引导 鼓励 目标 主要目标 预期目标 主要预期目标
    至少 不少于 不低于 不超过 目前 连片 圆满 已 共同 千方百计 想方设法 多措并举 提出 用心 全域化 预计今年
  `),
]);

const TRAILING = matcherOf([
  ...[..."，、："],
  ...wordsOf(`
    继续 年内 达到 达 为 是 稳定在 保持在 控制在 巩固在 维持在 提高到 提升到
    增加到 增长到 扩大到 下降到 降低到 降到 压减到 压缩到 缩短到 减少到 提高至 提升至 增加至 增至 升至 降至
    降低至 下降至 压缩至 缩短至 减少至 扩大至 上升到 上升至 提升为 分别 均 各 都 实现 完成 力争 确保 累计
    总计 合计 共 同比 比上年 较上年 预计 左右 年均 每年 再 了 的 在 到 至 保持 稳定 全年 不少于 不低于
    不超过 至少 超过 突破 不高于 高于 低于 超 约 近 力争达到 目标 也 已 又 将 仅 拟 拟按 同口径 同比例
    名义 实际 按可比价格 按可比价 预期 计划 可 要 并 一直 连年 首次 达成 有 按 位居 总数 今年 每立方米
  `),
]);

/** Words that look like scene-setting and belong to a longer word. */
const KEPT_HEADS = matcherOf(
  wordsOf(`
    先进 先行 先后 先锋 先导 先河 对外 对口 对接 对标 对美 对俄 对台 对内 拟定 并购 并联 更换 更大 和美 要件 及以上 让利 都市圈 将军
    在营 全国首店 和谐 与会 再生 要素 更新 共同 共享 为民 在建 在线 在外 在校 在册 是非 还建 并网 都市
    目标值 支持性 及时 重点产业 重点项目 重点企业 重点领域 共富 共建 通过率 重点人群 保障性 推进率 为企 为老
    提出建议 提出意见 提出提案 争取到 争取上级 争取中央 争取国家 争取省 争取资金 争取专项 争取债券 保障面 保障人数 保障房 保障金 保障水平 保障标准 保障能力 已有 已建 已经 加强针 在园 保持率 完成率 实现率 推动力
  `),
);
const KEPT_TAILS = matcherOf(
  wordsOf(`
    目的 有的 作为 行为 专有 国有 拥有 均等 平均 人均 日均 户均 年均收入 占有 目标 现有 民族 一等 中等
    高等 初等 平等 同等 优等 特等 对等 相等 公共 保有 总数
  `),
);

/** Words without the scene-setting at their ends, and where they begin and end in what was given. */
export interface Trimmed {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Takes scene-setting words, years and commas off both ends. */
export function trimScene(words: string): Trimmed {
  const led = trimLeading(words);
  const text = trimTrailing(led);
  const from = words.length - led.length;
  return { text, from, to: from + text.length };
}

function trimLeading(words: string): string {
  let at = 0;
  for (;;) {
    const kept = KEPT_HEADS.startingAt(words, at) > 0;
    const cut =
      leadingYear(words, at) || numberingAt(words, at) || (kept ? 0 : LEADING.startingAt(words, at));
    if (cut === 0) return words.slice(at);
    at += cut;
  }
}

/** Takes scene-setting words off the end alone. */
export function trimTrailing(words: string): string {
  let end = words.length;
  for (;;) {
    const cut = KEPT_TAILS.endingAt(words, end) > 0 ? 0 : TRAILING.endingAt(words, end);
    if (cut === 0) return words.slice(0, end);
    end -= cut;
  }
}

/** Length of `2022年`, `到2025年底` at `at`. */
function leadingYear(words: string, at: number): number {
  const digits = words.startsWith("到", at) ? at + 1 : at;
  let i = digits;
  while (isDigit(words[i])) i++;
  if (i === digits || i - digits > 4 || (words[i] !== "年" && words[i] !== "月")) return 0;
  i++;
  if (words.startsWith("底前", i)) i += 2;
  else if ("底末前".includes(words[i] ?? "\n")) i++;
  return i - at;
}

/** Length of an item's number in a list at `at`: （8）. */
function numberingAt(words: string, at: number): number {
  if (words[at] !== "（") return 0;
  let i = at + 1;
  while (isDigit(words[i]) && i - at < 4) i++;
  return i > at + 1 && words[i] === "）" ? i + 1 - at : 0;
}
