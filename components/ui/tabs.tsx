"use client";

import { Tabs as Primitive } from "radix-ui";
import { type ReactNode } from "react";
import { Badge } from "./badge";

export interface Tab {
  value: string;
  label: ReactNode;
  count?: number;
  content: ReactNode;
}

/** Views of one thing, of which one is seen at a time. Use links instead where each view has its own address. */
export function Tabs({ label, tabs, initial }: { label: string; tabs: readonly Tab[]; initial?: string }) {
  return (
    <Primitive.Root defaultValue={initial ?? tabs[0]?.value}>
      <Primitive.List aria-label={label} className="mb-4 flex gap-1 overflow-x-auto border-b print:hidden">
        {tabs.map(({ value, label: name, count }) => (
          <Primitive.Trigger
            key={value}
            value={value}
            className="-mb-px flex min-h-10 items-center gap-1.5 border-b-2 border-transparent px-3 text-sm whitespace-nowrap text-muted -outline-offset-2 hover:text-ink data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-accent"
          >
            {name}
            {count !== undefined && <Badge>{count}</Badge>}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map(({ value, content }) => (
        <Primitive.Content key={value} value={value}>
          {content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
