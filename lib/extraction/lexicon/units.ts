import { matcherOf, wordsOf } from "./matcher";
/** What a unit measures; a `count` unit may stand before its noun (3条道路), the others stand after it. */
export type UnitKind =
  "change" | "share" | "points" | "times" | "money" | "people" | "count" | "size" | "rate" | "time" | "plain";

const UNITS: Readonly<Record<Exclude<UnitKind, "plain" | "change">, string>> = {
  share: "% ‰",
  points: "个百分点 百分点",
  times: "倍",
  money: "元 美元 欧元 港元 人民币",
  people: "人 人年 名 人次 位 人口",
  count:
    "个 家 家次 所 处 条 宗 户 户次 套 台 台套 辆 张 场 场次 次 件 项 座 栋 幢 间 批 批次 支 片 口 头 只 羽 株 棵 本 册 部 对 门 例 剂 剂次 针次 份 架 艘 列 班 款 种 类 篇 起 笔 单 层 枚 块 尾 盏 根 组 席 期 簇 机柜 标准箱 标箱 TEU 班列 班次 架次 车次 个次 件次 宗次 卷 道 榀 具 顶 排 眼 孔 辆次 对次 床 箱 把 曲 幅 册次 节 课时 学时 站 个班",
  size: "平方米 平方公里 平方千米 平米 立方米 立方 方 亩 公顷 公里 千米 米 吨 吨标准煤 吨标煤 公斤 千克 斤 克 千瓦 千瓦时 兆瓦 吉瓦 兆瓦时 立方米/日 吨/日 千伏安 千伏 升 标方 标准立方米 担 PFLOPS P 伏 载重吨 当量",
  rate: "微克 毫克 微克/立方米 毫克/立方米 元/平方米 分 分贝 吨/人 元/人 微克每立方米",
  time: "天 岁 小时 分钟 周 个月 个工作日 工作日 日 秒 时",
};

const BY_FIRST = new Map<string, { name: string; kind: UnitKind }[]>();
for (const [kind, names] of Object.entries(UNITS)) {
  for (const name of names.split(" ")) {
    const first = name[0] ?? "";
    BY_FIRST.set(
      first,
      [...(BY_FIRST.get(first) ?? []), { name, kind: kind as UnitKind }].sort(
        (a, b) => b.name.length - a.name.length,
      ),
    );
  }
}

/** Words that begin with a unit's character and are none. */
const NOT_UNITS = matcherOf(
  wordsOf(`
    人均 人才 人民 个性 家庭 家长 名师 名校 名医 场馆 场地 台阶 条件 项目 件套 类型 种子 部门 部分 方面
    方位 里程 分钟 分之 日均 日前 时段 组织 层面 层级 对口 次产业 站点 村民 村级 道路 节点 课程 床位 班级
    期间 单位 排名 站式 门诊 口径 片区 户籍 户均 本科 米线 头部 批量
  `),
);

/** The longest unit at `at`, null where none stands there. */
export function unitAt(text: string, at: number): { readonly name: string; readonly kind: UnitKind } | null {
  const unit = BY_FIRST.get(text[at] ?? "")?.find(({ name }) => text.startsWith(name, at));
  if (!unit) return null;
  const otherWord = unit.name.length === 1 && NOT_UNITS.startingAt(text, at) > 0;
  return otherWord && !isUnitBeforeNoun(text, at) ? null : unit;
}

/** 3个性化方案, 3项目标: a unit and the first character of the next word. */
const isUnitBeforeNoun = (text: string, at: number): boolean =>
  text[at] === "个" || text.startsWith("项目标", at);
