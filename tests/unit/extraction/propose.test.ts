import { describe, expect, it } from "vitest";
import { leadFinder } from "@/lib/domain/lead-department";
import { extract } from "@/lib/extraction/extract";
import { LEAD_WORDS } from "@/lib/extraction/lexicon/fields";
import { proposeTarget } from "@/lib/extraction/propose";

const proposalOf = (text: string) => {
  const [statement] = extract(`2022年工作安排\n${text}`).statements;
  if (!statement) throw new Error(`no statement in ${text}`);
  return { ...proposeTarget(statement), lead: leadFinder(TABLE, [])(statement.indicator)?.kind ?? null };
};

/** What a district begins with. */
const TABLE = LEAD_WORDS.map(([kind, keywords]) => ({ kind, keywords, unitId: null }));

describe("proposals for a target", () => {
  it.each([
    ["地区生产总值增长6.5%。", "growth", "up", "经济发展", "发改"],
    ["新增就业3.2万人。", "cumulative", "up", "社会民生", "人社"],
    ["城镇登记失业率控制在4.2%以内。", "closing", "down", "社会民生", "人社"],
    ["单位地区生产总值能耗下降3%。", "growth", "down", "生态环境", "发改"],
    ["PM2.5平均浓度不高于29微克/立方米。", "closing", "down", "生态环境", "生态环境"],
    ["社会消费品零售总额增长8%。", "growth", "up", "经济发展", "商务"],
    ["新培育高新技术企业12家。", "cumulative", "up", "科技创新", "科技"],
    ["新建高标准农田1.6万亩。", "cumulative", "up", "经济发展", "农业农村"],
    ["改造提升老旧小区63个。", "cumulative", "up", "城建城管", "住建"],
    ["化解信访积案120件。", "cumulative", "up", "平安法治", null],
    ["“三公”经费压减5%。", "growth", "down", "政府自身建设", "财政"],
    ["市场经营主体总量突破20万户。", "closing", "up", "经济发展", "市场监管"],
    ["主要预期目标是：固定资产投资增长完成市下达任务。", "qualitative", "up", "经济发展", "发改"],
    ["减少农村低收入人口800人。", "cumulative", "up", "经济发展", "农业农村"],
    ["筹集保障性租赁住房600套。", "cumulative", "up", "社会民生", "住建"],
    ["引进博士25名。", "cumulative", "up", "科技创新", null],
    ["完成棚改开工300套。", "cumulative", "up", "城建城管", null],
    ["1幢综合楼开工。", "milestone", "up", "经济发展", null],
  ])("%s", (text, measure, direction, category, lead) => {
    expect(proposalOf(text)).toMatchObject({ measure, direction, category, lead });
  });

  it("says which rules proposed", () => {
    expect(proposalOf("新增就业3.2万人。").rule).toBe("measure:adds-up+direction:default+category:indicator");
  });
});
