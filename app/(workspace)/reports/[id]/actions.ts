"use server";

import { type z } from "zod";
import { changeReportInput } from "@/lib/schemas/reports";
import {
  addStatementInput,
  confirmStatementInput,
  draftStatementInput,
  editStatementInput,
  mergeStatementsInput,
  rejectStatementInput,
  splitStatementInput,
  statementsInput,
} from "@/lib/schemas/statements";
import { addStatement } from "@/lib/server/commands/add-statement";
import { changeReport } from "@/lib/server/commands/change-report";
import { confirmStatements } from "@/lib/server/commands/confirm-statements";
import { type ViewerContext } from "@/lib/server/commands/context";
import { editStatement } from "@/lib/server/commands/edit-statement";
import { mergeStatements } from "@/lib/server/commands/merge-statements";
import { rejectStatement } from "@/lib/server/commands/reject-statement";
import { restoreStatements } from "@/lib/server/commands/restore-statements";
import { splitStatement } from "@/lib/server/commands/split-statement";
import { undoReplacement } from "@/lib/server/commands/undo-replacement";
import { defineAction } from "@/lib/server/http/define-action";
import { draftStatement } from "@/lib/server/queries/statement-draft";
import { statementsById } from "@/lib/server/queries/statements";

/** A decision answers with the statements that it changed, as they stand now. */
const decision = <S extends z.ZodType>(
  input: S,
  decide: (context: ViewerContext, input: z.output<S>) => Promise<readonly string[]>,
) =>
  defineAction({
    right: "statement.decide",
    input,
    revalidates: false,
    run: decide,
    show: ({ viewer }, ids) => statementsById(viewer, ids),
  });

export const confirm = decision(confirmStatementInput, (context, one) => confirmStatements(context, [one]));
export const confirmAll = decision(statementsInput, (context, all) =>
  confirmStatements(context, all.statements),
);
export const edit = decision(editStatementInput, editStatement);
export const reject = decision(rejectStatementInput, rejectStatement);
export const restore = decision(statementsInput, restoreStatements);
export const split = decision(splitStatementInput, splitStatement);
export const merge = decision(mergeStatementsInput, mergeStatements);
export const unreplace = decision(statementsInput, undoReplacement);
export const add = decision(addStatementInput, addStatement);

export const draft = defineAction({
  right: "statement.decide",
  input: draftStatementInput,
  revalidates: false,
  run: ({ viewer }, passage) => draftStatement(viewer, passage),
});

export const change = defineAction({ right: "report.import", input: changeReportInput, run: changeReport });
