import { type z } from "zod";
import {
  type addStatementInput,
  type confirmStatementInput,
  type draftStatementInput,
  type editStatementInput,
  type mergeStatementsInput,
  type rejectStatementInput,
  type splitStatementInput,
  type StatementForm,
  type statementsInput,
} from "@/lib/schemas/statements";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type StatementView } from "@/lib/server/queries/statements";

/** The statements that a decision changed, as they stand now, or why it could not be made. */
export type DecisionResult = ActionResult<readonly StatementView[]>;

type Decision<S extends z.ZodType> = (input: z.input<S>) => Promise<DecisionResult>;

/** What the confirm page can ask of the server. */
export interface StatementActions {
  readonly confirm: Decision<typeof confirmStatementInput>;
  readonly confirmAll: Decision<typeof statementsInput>;
  readonly edit: Decision<typeof editStatementInput>;
  readonly reject: Decision<typeof rejectStatementInput>;
  readonly restore: Decision<typeof statementsInput>;
  readonly split: Decision<typeof splitStatementInput>;
  readonly merge: Decision<typeof mergeStatementsInput>;
  readonly unreplace: Decision<typeof statementsInput>;
  readonly add: Decision<typeof addStatementInput>;
  readonly draft: (input: z.input<typeof draftStatementInput>) => Promise<ActionResult<StatementForm>>;
}
