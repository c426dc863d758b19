"use client";

import { type TextSpan } from "@/lib/format/marked-text";
import { type StatementView } from "@/lib/server/queries/statements";
import { RejectDialog } from "./reject-dialog";
import {
  AddDialog,
  type Addition,
  EditDialog,
  MergeDialog,
  PassageDialog,
  SplitDialog,
} from "./statement-dialogs";
import { type useDecisions } from "./use-decisions";
import { type Outcome } from "./use-statements";

/** The dialog that is open, and what it is about. */
export type OpenDialog =
  | { readonly kind: "edit" | "reject" | "split"; readonly statement: StatementView }
  | { readonly kind: "merge"; readonly pair: readonly [StatementView, StatementView] }
  | { readonly kind: "passage" }
  | { readonly kind: "add"; readonly addition: Addition };

/**
 * Shows the open dialog. It sends the version that the page knows now: after a refusal that is the one the person has
 * just been shown, so sending again is a decision about it.
 */
export function StatementDialog({
  dialog,
  text,
  reportId,
  statements,
  decisions,
  onPassage,
  onClose,
  onLeave,
  onMade,
}: {
  dialog: OpenDialog;
  text: string;
  reportId: string;
  statements: readonly StatementView[];
  decisions: ReturnType<typeof useDecisions>;
  onPassage: (span: TextSpan) => Promise<Outcome>;
  onClose: (dialog: OpenDialog) => void;
  /** The statement may have left the view. */
  onLeave: (statement: StatementView) => void;
  /** A statement came into being. */
  onMade: (made: StatementView) => void;
}) {
  const now = (seen: StatementView) => statements.find(({ id }) => id === seen.id) ?? seen;
  const common = { text, onClose: () => onClose(dialog) };
  const reveal = async (made: string | undefined, decision: Promise<Outcome>): Promise<Outcome> => {
    const outcome = await decision;
    const view = outcome.ok && outcome.changed.find(({ id }) => id === made);
    if (view) onMade(view);
    return outcome;
  };
  switch (dialog.kind) {
    case "edit":
      return (
        <EditDialog
          {...common}
          statement={dialog.statement}
          onSubmit={(fields) => decisions.edit(now(dialog.statement), fields)}
        />
      );
    case "reject":
      return (
        <RejectDialog
          {...common}
          statement={dialog.statement}
          onSubmit={async (reason) => {
            const outcome = await decisions.reject(now(dialog.statement), reason);
            if (outcome.ok) onLeave(dialog.statement);
            return outcome;
          }}
        />
      );
    case "split":
      return (
        <SplitDialog
          {...common}
          statement={dialog.statement}
          onSubmit={(parts) => reveal(parts[0]?.id, decisions.split(now(dialog.statement), parts))}
        />
      );
    case "merge":
      return (
        <MergeDialog
          {...common}
          pair={dialog.pair}
          onSubmit={(merged) =>
            reveal(merged.id, decisions.merge([now(dialog.pair[0]), now(dialog.pair[1])], merged))
          }
        />
      );
    case "passage":
      return <PassageDialog {...common} onSubmit={onPassage} />;
    case "add": {
      const { id, span } = dialog.addition;
      return (
        <AddDialog
          {...common}
          addition={dialog.addition}
          onSubmit={(fields) => reveal(id, decisions.add(reportId, id, span, fields))}
        />
      );
    }
  }
}
