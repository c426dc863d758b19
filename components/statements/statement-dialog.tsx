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
  onMade: (id: string) => void;
}) {
  const now = (seen: StatementView) => statements.find(({ id }) => id === seen.id) ?? seen;
  const common = { text, onClose: () => onClose(dialog) };
  const then = async (outcome: Promise<Outcome>, next: () => void): Promise<Outcome> => {
    const result = await outcome;
    if (result.ok) next();
    return result;
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
          onSubmit={(reason) =>
            then(decisions.reject(now(dialog.statement), reason), () => onLeave(dialog.statement))
          }
        />
      );
    case "split":
      return (
        <SplitDialog
          {...common}
          statement={dialog.statement}
          onSubmit={(parts) =>
            then(decisions.split(now(dialog.statement), parts), () => onMade(parts[0]?.id ?? ""))
          }
        />
      );
    case "merge":
      return (
        <MergeDialog
          {...common}
          pair={dialog.pair}
          onSubmit={(merged) =>
            then(decisions.merge([now(dialog.pair[0]), now(dialog.pair[1])], merged), () => onMade(merged.id))
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
          onSubmit={(fields) => then(decisions.add(reportId, id, span, fields), () => onMade(id))}
        />
      );
    }
  }
}
