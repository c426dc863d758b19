"use server";

import {
  adjustScoreInput,
  answerObjectionInput,
  discardAssessmentInput,
  makeAssessmentInput,
  publishAssessmentInput,
  raiseObjectionInput,
} from "@/lib/schemas/scores";
import { adjustScore } from "@/lib/server/commands/adjust-score";
import { answerObjection } from "@/lib/server/commands/answer-objection";
import { discardAssessment } from "@/lib/server/commands/discard-assessment";
import { makeAssessment } from "@/lib/server/commands/make-assessment";
import { publishAssessment } from "@/lib/server/commands/publish-assessment";
import { raiseObjection } from "@/lib/server/commands/raise-objection";
import { defineAction } from "@/lib/server/http/define-action";

export const make = defineAction({ right: "score.manage", input: makeAssessmentInput, run: makeAssessment });
export const adjust = defineAction({ right: "score.manage", input: adjustScoreInput, run: adjustScore });
export const publish = defineAction({
  right: "score.manage",
  input: publishAssessmentInput,
  run: publishAssessment,
});
export const discard = defineAction({
  right: "score.manage",
  input: discardAssessmentInput,
  run: discardAssessment,
});
export const object = defineAction({
  right: "score.object",
  input: raiseObjectionInput,
  run: raiseObjection,
});
export const answer = defineAction({
  right: "score.manage",
  input: answerObjectionInput,
  run: answerObjection,
});
