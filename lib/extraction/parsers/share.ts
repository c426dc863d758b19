import { type Parser } from "../draft";
import { nameBefore } from "./naming";
import { draftOf } from "./wording";

/** 参保率稳定在98%以上: a share or rate that is reached. */
export const share: Parser = {
  name: "share",
  parse: (mention, { text }) => {
    const { kind } = mention.quantity;
    return kind === "share" || kind === "points"
      ? draftOf("share", mention, text, "ratio", nameBefore(mention, text))
      : null;
  },
};
