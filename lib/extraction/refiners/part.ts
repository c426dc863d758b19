import { by, type Draft, indicatorOf, inSequence, type Refiner } from "../draft";
import { slice } from "../parsers/wording";

const LENGTH_OF_WORD = 2;
const SHARES = ["占比", "比重", "比例"];
/** What people are given: 为毕业生|提供岗位, 对老人|免费开展体检. */
const GIVEN = /(?:免费)?(?:提供|开展|进行|发放|给予|实施).{1,20}$/;
const RECEIVING = /^(?:为|对|给|向)/;

/** 新增装机2000万千瓦，其中风电占比60%; 为8万人提供帮扶，其中毕业生6万人: a part is named by its whole. */
export const part: Refiner = {
  name: "part",
  refine: (drafts, { text }) =>
    inSequence(drafts, (draft, previous) => {
      const before = slice(text, draft.mention.before);
      const goesOn = draft.mention.tie === "item" && previous?.rules.includes("part") === true;
      if (!previous || draft.verb !== "" || draft.owner !== "") return draft;
      if (!before.startsWith("其中") && !goesOn) return draft;
      if (draft.metric === "ratio") return shareOf(draft, previous);
      const whole = slice(text, previous.mention.before);
      const given = goesOn || RECEIVING.test(whole) ? (GIVEN.exec(previous.noun)?.[0] ?? "") : "";
      const same = draft.mention.quantity.kind === "people" || draft.unit === previous.unit;
      return given !== "" && same ? by("part", draft, { noun: draft.noun + given }) : draft;
    }),
};

/** A share of what was counted before, unless it names that itself; a bare 占比 is an attribute. */
function shareOf(draft: Draft, previous: Draft): Draft {
  const share = SHARES.find((word) => draft.noun.endsWith(word) && draft.noun !== word);
  const sort = share ? draft.noun.slice(0, -share.length) : "";
  const whole = indicatorOf(previous);
  return previous.metric !== "level" || sort === "" || whole.includes(sort.slice(-LENGTH_OF_WORD))
    ? draft
    : by("part", draft, { owner: whole, start: previous.start });
}
