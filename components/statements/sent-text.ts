import { type ComponentProps } from "react";
import { type TableText, toTable } from "@/lib/format/table-text";
import { type ReportParagraph } from "@/lib/server/queries/report-paragraphs";
import { type StatementView } from "@/lib/server/queries/statements";
import { type StatementWorkspace } from "./statement-workspace";

type Shown = Omit<ComponentProps<typeof StatementWorkspace>, "actions">;

/** What the confirm page shows, its long lists as tables. */
export interface SentWorkspace extends Omit<Shown, "initial" | "paragraphs"> {
  readonly initial: TableText<StatementView>;
  readonly paragraphs: TableText<ReportParagraph>;
}

/** What the confirm page shows, as one text; all of it can be written as JSON. */
export function workspaceText({ initial, paragraphs, ...shown }: Shown): string {
  const sent: SentWorkspace = { ...shown, initial: toTable(initial), paragraphs: toTable(paragraphs) };
  return JSON.stringify(sent);
}
