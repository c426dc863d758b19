"use client";

import { type ComponentProps, useMemo } from "react";
import { fromTable } from "@/lib/format/table-text";
import { type StatementActions } from "./statement-actions";
import { type SentWorkspace as Sent } from "./sent-text";
import { StatementWorkspace } from "./statement-workspace";

/**
 * The confirm page from its record as one text (`workspaceText`). React looks at each value of an object that it sends to
 * the browser, and a report can have thousands of statements with thirty values each; a text it sends as it is.
 */
export function SentWorkspace({ sent, actions }: { sent: string; actions: StatementActions }) {
  const record = useMemo((): Omit<ComponentProps<typeof StatementWorkspace>, "actions"> => {
    const { initial, paragraphs, ...rest } = JSON.parse(sent) as Sent;
    return { ...rest, initial: fromTable(initial), paragraphs: fromTable(paragraphs) };
  }, [sent]);
  return <StatementWorkspace {...record} actions={actions} />;
}
