import { wordsOf } from "./matcher";
import { type Category } from "../types";

/**
 * Words by which an indicator belongs to a field of work, the more telling ones first. The table is
 * the configuration: edit it freely, order decides where two fields claim a word.
 */
export const FIELD_WORDS: readonly (readonly [Category, readonly string[]])[] = [
  [
    "科技创新",
    wordsOf(
      "高新技术 科技 研发 专利 创新 孵化器 众创 专精特新 小巨人 数字经济 实验室 成果转化 领军人才 高层次人才 高技能人才 博士 院士 工程师 技术合同 人才项目 揭榜 技术攻关",
    ),
  ],
  [
    "生态环境",
    wordsOf(
      "空气 PM2.5 水质 断面 能耗 碳 排放 污水 污染 绿化 扩绿 造林 森林 湿地 生态 垃圾 河湖 水土流失 优良天数 优良率 节能 臭氧 氮氧化物 绿地 林修复 光伏 储能",
    ),
  ],
  ["平安法治", wordsOf("案件 发案 反诈 信访 矛盾纠纷 消防 安全 事故 普法 法律 调解 隐患 门禁 应急 禁毒")],
  [
    "政府自身建设",
    wordsOf("“三公” 三公经费 政务服务 办事 审批 一网通办 督查 公用经费 一般性支出 提案 建议办理"),
  ],
  [
    "社会民生",
    wordsOf(
      "就业 失业 居民 收入增长 社会保险 参保 医疗 卫生 养老 床位 学校 幼儿园 学位 中小学 托位 托育 教育 文化 体育 图书 惠民 救助 帮扶 残疾 保障性住房 保障性租赁住房 租赁住房 公租房 民生 培训 预期寿命 期望寿命 低保 志愿 博物馆 文物 康养 护理 适老化 中医 婴幼儿 就医 贫困 扶贫 脱贫",
    ),
  ],
  [
    "城建城管",
    wordsOf(
      "道路 公路 断头路 停车 泊位 老旧小区 电梯 安置房 回迁 征迁 棚户区 棚改 过渡户 拆 违法建筑 公园 绿道 公厕 街巷 管网 地铁 轨道 桥梁 供水 燃气 小区 城中村 用地 充电桩 建筑面积 街区 农村危房",
    ),
  ],
  [
    "经济发展",
    wordsOf(
      "生产总值 增加值 产值 投资 消费 零售 预算收入 财政 税收 进出口 外资 企业 项目 上市 产业 粮食 农田 农业 贷款 旅游 楼宇 物价 消费价格 资金 园区 外贸 出口 营收",
    ),
  ],
];

/**
 * Words by which an indicator points to the kind of department that leads, the more telling ones first: the table that
 * a district begins with (责任单位对照表) and edits on a page; lib/domain/lead-department.ts reads it.
 */
export const LEAD_WORDS: readonly (readonly [string, readonly string[]])[] = [
  ["人社", wordsOf("就业 失业 技能人才 养老保险 工伤保险 专业技术人员 劳动")],
  ["医保", wordsOf("医疗保险 医保")],
  ["商务", wordsOf("社会消费品零售 零售 进出口 外贸 外资 电商 首店 消费价格 出口")],
  ["财政", wordsOf("一般公共预算收入 财政 “三公” 预算")],
  ["税务", wordsOf("税收")],
  ["科技", wordsOf("高新技术 科技型 研发 孵化器 众创 专利 技术合同 实验室 成果转化")],
  ["经信", wordsOf("规上工业 规模以上工业 工业 专精特新 小巨人 数字经济 技改 技术改造")],
  ["农业农村", wordsOf("粮食 农田 农业 农村 农民 乡村 畜 生猪 蔬菜 奶牛")],
  ["生态环境", wordsOf("空气 PM2.5 水质 断面 排放 污染 优良天数 臭氧")],
  ["林业", wordsOf("造林 营造林 森林 扩绿 绿化")],
  ["水利", wordsOf("水库 水土流失 河道 灌溉 供水")],
  ["教育", wordsOf("学校 幼儿园 学位 中小学 教师")],
  ["卫健", wordsOf("医院 卫生 托位 托育 医疗 床位 期望寿命 预期寿命")],
  ["民政", wordsOf("养老 低保 社会组织 救助 残疾")],
  ["文旅", wordsOf("旅游 景区 文化 图书 博物馆 惠民活动")],
  ["体育", wordsOf("体育 健身")],
  ["住建", wordsOf("老旧小区 电梯 保障性住房 安置房 棚户区 危房 公租房 保障性租赁住房 建筑")],
  ["交通", wordsOf("公路 铁路 交通 断头路 道路")],
  ["城管", wordsOf("公厕 垃圾 违法建筑 停车 泊位 街巷 公园 绿道")],
  ["自然资源", wordsOf("用地 土地")],
  ["公安", wordsOf("反诈 发案 案件 门禁")],
  ["应急", wordsOf("安全生产 事故 隐患 应急")],
  ["消防", wordsOf("消防")],
  ["司法", wordsOf("普法 法律 调解")],
  ["市场监管", wordsOf("经营主体 市场主体 食品")],
  ["投资促进", wordsOf("招商 招引 到位资金 签约")],
  ["发改", wordsOf("生产总值 固定资产投资 服务业增加值 能耗 重点项目 居民收入 可支配收入 居民人均 重大项目")],
];

/** Indicators that get better as they fall. */
export const FALLING_WORDS: readonly string[] = wordsOf(`
  失业率 能耗 PM2.5 浓度 排放 发案 案件 事故 死亡 不良率 不良贷款 负债率 债务 时限 用时 拥堵 水耗 物价
  消费价格 “三公” 三公经费 一般性支出 贫困发生率 流失面积 赤字
`);

/** Nouns of a state that is read at the month's end; everything else that is counted adds up over the year. */
export const STATE_WORDS: readonly string[] = wordsOf(`
  总量 总数 拥有量 保有量 余额 规模 存栏 浓度 标准 寿命 人口 占比 比重 床位数 总规模 市场主体 经营主体
`);

/** Verbs that name a stage of one thing. */
export const STAGE_VERBS: readonly string[] = [
  "开工",
  "竣工",
  "完工",
  "建成",
  "投用",
  "投入使用",
  "通车",
  "启动",
  "出台",
  "设立",
  "成立",
  "组建",
];
