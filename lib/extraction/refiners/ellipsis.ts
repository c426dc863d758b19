import { by, type Draft, inSequence, type Refiner } from "../draft";
import { leadingLevel } from "../lexicon/levels";
import { trimScene } from "../lexicon/scene";
import { leadingVerb, trailingVerb } from "../lexicon/verbs";
import { slice } from "../parsers/wording";

const isNameless = (draft: Draft): boolean => draft.verb === "" && draft.noun === "";

/** A quote that reaches back for its name stays this short. */
const LONGEST_QUOTE = 120;

/** 收储用地20宗884亩; 生产总值2417亿元，增长7%: a further measure of the same thing. */
export const secondMeasure: Refiner = {
  name: "second-measure",
  refine: (drafts) =>
    inSequence(drafts, (draft, previous) => {
      if (!isNameless(draft) || !previous || draft.mention.theme) return draft;
      const { verb, noun } = previous;
      const start = draft.end - previous.start <= LONGEST_QUOTE ? previous.start : draft.start;
      const stretch =
        draft.metric === "ratio" && previous.metric === "growth" && draft.mention.tie === "item";
      return by("second-measure", draft, { verb, noun, start, metric: stretch ? "growth" : draft.metric });
    }),
};

/** 推进住宅加装电梯，完工153台: the clause before says what the number is about. */
export const theme: Refiner = {
  name: "theme",
  refine: (drafts, { text }) =>
    drafts.map((draft) => {
      if (draft.noun !== "" || !draft.mention.theme) return draft;
      const words = trimScene(slice(text, draft.mention.theme));
      const verb = leadingVerb(words.text);
      const noun = words.text.slice(verb.length);
      if (noun === "") return draft;
      return by(
        "theme",
        draft,
        { verb: noun + draft.verb, start: draft.mention.theme.start + words.from },
        "named by the clause before it",
      );
    }),
};

/** 完成回迁安置2600户: after a light verb the acting verb is a noun. */
const isNominal = (draft: Draft, text: string): boolean => {
  const before = slice(text, draft.mention.before);
  return before.startsWith("完成") || before.startsWith("实现");
};

/** 收储经营性用地39亩，出让385亩: a bare verb acts on the object named before. */
export const sharedObject: Refiner = {
  name: "shared-object",
  refine: (drafts, { text }) =>
    inSequence(drafts, (draft, previous) => {
      if (
        draft.noun !== "" ||
        draft.verb === "" ||
        !previous ||
        previous.noun === "" ||
        draft.rules.includes("theme")
      )
        return draft;
      if (isNominal(draft, text)) return draft;
      const object =
        previous.noun.slice(0, previous.noun.length - trailingVerb(previous.noun).length) || previous.noun;
      return by("shared-object", draft, { noun: object }, "its object is taken from the item before");
    }),
};

/** 新建卫生服务中心2家、卫生服务站5家: a bare noun shares the verb of the item before. */
export const sharedVerb: Refiner = {
  name: "shared-verb",
  refine: (drafts) =>
    inSequence(drafts, (draft, previous) => {
      if (draft.verb !== "" || !previous || previous.verb === "" || draft.metric !== "level") return draft;
      const listed = draft.mention.tie === "item" || leadingLevel(draft.noun) !== "";
      return listed && draft.noun !== previous.noun
        ? by("shared-verb", draft, { verb: previous.verb })
        : draft;
    }),
};

const LONGEST_SHORT_NOUN = 4;

/** 省级先进乡镇1个、示范村2个: a short noun shares the level of the item before. */
export const sharedLevel: Refiner = {
  name: "shared-level",
  refine: (drafts) =>
    inSequence(drafts, (draft, previous) => {
      const level = leadingLevel(previous?.noun ?? "");
      const short = draft.noun.length > 0 && draft.noun.length <= LONGEST_SHORT_NOUN;
      return draft.mention.tie === "item" && level !== "" && short && leadingLevel(draft.noun) === ""
        ? by("shared-level", draft, { noun: level + draft.noun })
        : draft;
    }),
};

/** 2个国家级、12个省级产业集群: a level without its noun, which the next item names. */
export const sharedNounAhead: Refiner = {
  name: "shared-noun-ahead",
  refine: (drafts) =>
    drafts.map((draft, i) => {
      const next = drafts[i + 1];
      const level = leadingLevel(draft.noun);
      if (level === "" || level !== draft.noun || !next || next.mention.tie !== "item") return draft;
      return by("shared-noun-ahead", draft, {
        noun: level + next.noun.slice(leadingLevel(next.noun).length),
      });
    }),
};

/** 工业投资增长20%、占投资比重15%: a share of the thing named before. */
const isShareOf = (noun: string): boolean => noun.startsWith("占");

/** 新增托位700个，其中普惠型420个: an attribute without its noun. */
export const sharedNoun: Refiner = {
  name: "shared-noun",
  refine: (drafts) =>
    inSequence(drafts, (draft, previous) => {
      const attribute =
        draft.noun.length <= 5 &&
        (draft.noun.endsWith("型") || draft.noun.endsWith("类") || draft.noun.endsWith("级"));
      return attribute && draft.noun !== "" && previous
        ? by("shared-noun", draft, { verb: draft.verb || previous.verb, noun: draft.noun + previous.noun })
        : draft;
    }),
};

/** Nouns that measure the thing named before them. */
const ATTRIBUTES = [
  "总投资",
  "计划总投资",
  "年度计划投资",
  "当年计划投资",
  "年度投资",
  "当年投资",
  "计划投资",
  "拟定总投资",
  "协议资金",
  "到位资金",
  "建筑面积",
  "总建筑面积",
  "面积",
  "总面积",
  "占地面积",
  "总里程",
  "里程",
  "投资",
  "总投资额",
  "投资额",
  "总长",
  "全长",
  "总长度",
  "合同金额",
  "签约金额",
  "总金额",
  "总产值",
  "营业收入",
  "产量",
  "总产量",
  "覆盖率",
  "完成率",
  "普及率",
  "达标率",
  "合格率",
  "优良率",
  "人数",
  "产值",
  "销售额",
];

/** 改造项目63个，建筑面积180万平方米: a measure of the thing named before. */
export const attribute: Refiner = {
  name: "attribute",
  refine: (drafts) =>
    inSequence(drafts, (draft, previous) =>
      draft.verb === "" &&
      (ATTRIBUTES.includes(draft.noun) || isShareOf(draft.noun)) &&
      previous &&
      previous.noun !== ""
        ? by("attribute", draft, { noun: previous.noun + draft.noun, start: previous.start })
        : draft,
    ),
};
