import { matcherOf, wordsOf } from "./matcher";

/**
 * Acting verbs of the genre: they belong to the indicator (新增就业) and are shared by the items of
 * a list. Light verbs (实现, 完成) only carry the number and are scene-setting.
 */
const ACTING = matcherOf(
  wordsOf(`
    新增 新建 改建 扩建 新改扩建 改扩建 新改建 续建 复建 重建 迁建 改造 建成 建设 建立 建好 打造 培育 培养
    新开工 配租 分配 免费开放 引进 引育 引入 引培 招引 招聘 招募 落地 集聚 汇聚 认定 评定 创建 争创 创成 升创 创办 举办 承办 开展 开工 开行
    竣工 完工 开通 打通 修缮 修建 提升 优化 安装 加装 增设 配建 配备 配置 配套 发放 培训 盘活 出让 收储 供应
    供给 腾退 拆除 处置 整治 治理 实施 组织 安排 推进 启动 谋划 签约 入库 交付 使用 投用 投放 布局 支持 扶持
    帮扶 吸引 孵化 申报 获批 储备 发展 壮大 选派 选树 推出 推广 编制 制定 出台 修订 化解 受理 办理 查处 消除
    扩容 开办 增加 扩大 减少 淘汰 关停 压减 种植 播种 复种 疏浚 清理 铺设 架设 敷设 更新 更换 购置 投入 争取 兑现 落实
    规划 筹建 筹集 募集 征收 征迁 搬迁 安置 回迁 帮助 资助 救助 惠及 服务 覆盖 建档 招商 消化 处理 转移 输送
    接待 接收 吸纳 上市 挂牌 升级 提档 改版 补助 发行 授予 摸排 排查 修复 恢复 栽植 补植 造林 复垦 新开 新投
    新签 新引 新认 完善 增殖 放流 回购 回收 归集 筛选 遴选 选拔 轮训 宣讲 演出 放映 清零 设立 组建 成立
    新（改）建 新（扩）建 改（扩）建 新（改、扩）建 新建（改建） 新建（扩建） 新（续）建 续（新）建 迁（改）建 制修订
    研发 攻克 突破 救治 减免 退税 减税 发掘 保护 监测 抽检 排除 建造 下派 选聘 聘用 特聘 收治 复制 拓展 拓宽
    延伸 净增 涉及 入驻 入选 获评 植树 栽种 栽培 养殖 出栏 销售 生产 采购 租赁 贷款 融资 增发 打赢 打好 深化 健全
  `),
);

/** Nouns that begin like an acting verb. */
const NOUNS = matcherOf(
  wordsOf(`
    服务业 服务中心 服务站 服务点 服务设施 服务机构 服务平台 服务收入 服务贸易 服务外包 安置房 安置点 培训机构
    培训基地 建设用地 建设项目 投入强度 发展中心 分配制度 分配格局 分配收入 治理率 处理率 处理能力 处置率 化解率 上市企业 上市公司 挂牌企业
    覆盖率 覆盖面 救助站 整治率 组织化 规划面积 征收率 配套设施 使用率 改造项目 整治项目 入库项目 支持率 储备粮 储备库 生产总值 生产安全
    生产能力 生产基地 生产线 生产企业 销售收入 销售额 销售总额 销售面积 转移支付 贷款余额 租赁住房 保护区 监测站
    养殖场 出栏量 增加值 增长率 增长极 扩大会议
  `),
);

/** What may stand before or between acting verbs. */
const LINKS = matcherOf(["新", "再", "并", "、", "和", "及", "或"]);

/** Verbs that only carry a number to its indicator. */
export const LIGHT_VERBS = wordsOf(`
  实现 完成 达到 达成 确保 力争 保持 推动 做到 取得 保障 促进 做好 用好 抓好 争取
`);

/** The acting verbs with which `words` begin (新建, 新培育, 新（改）建, 建成并开办); empty where there are none. */
export function leadingVerb(words: string): string {
  let end = 0;
  for (let at = 0; at < words.length;) {
    const verb = NOUNS.startingAt(words, at) > 0 ? 0 : ACTING.startingAt(words, at);
    const step = verb || LINKS.startingAt(words, at);
    if (step === 0) break;
    at += step;
    if (verb > 0) end = at;
  }
  return words.slice(0, end);
}

/** The acting verbs with which `words` end; empty where there are none. */
export function trailingVerb(words: string): string {
  let start = words.length;
  for (let verb = ACTING.endingAt(words, start); verb > 0; verb = ACTING.endingAt(words, start)) {
    start -= verb;
    const before = words[start - 1] === "、" ? ACTING.endingAt(words, start - 1) : 0;
    if (before > 0) start -= before + 1;
  }
  const renewed = start < words.length && words[start - 1] === "新";
  return words.slice(renewed ? start - 1 : start);
}

/** Verbs that hold their object: 造林1亿亩 says all. */
const SELF_CONTAINED = matcherOf(wordsOf("造林 植树 减税 退税 降费 招商 拆违 扩绿 放流 增收 脱贫 扩招"));

export const isSelfContained = (verb: string): boolean =>
  verb !== "" && SELF_CONTAINED.endingAt(verb, verb.length) > 0;

/** Verbs of what comes of a thing; they mean little without it: 改造工程10个，惠及居民2000户. */
const BENEFITS = matcherOf(["惠及", "受益", "覆盖", "涉及", "带动"]);

export const isBenefit = (verb: string): boolean =>
  verb !== "" && BENEFITS.startingAt(verb, 0) === verb.length;
