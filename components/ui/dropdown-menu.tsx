"use client";

import Link from "next/link";
import { DropdownMenu as Primitive } from "radix-ui";
import { type ReactNode } from "react";
import { cn } from "./cn";

export interface MenuEntry {
  label: ReactNode;
  /** Either a place to go … */
  href?: string;
  /** … a file to fetch instead of a page … */
  download?: boolean;
  /** … or something to do. */
  onSelect?: () => void;
  disabled?: boolean;
  danger?: boolean;
}

const entryClass =
  "flex min-h-8 items-center gap-2 rounded px-2.5 text-sm outline-none data-disabled:text-muted data-highlighted:bg-accent-wash data-highlighted:text-accent [&_svg]:size-4";

/** A menu of further actions behind its trigger button. */
export function DropdownMenu({ trigger, entries }: { trigger: ReactNode; entries: readonly MenuEntry[] }) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align="end"
          sideOffset={4}
          className="z-50 min-w-44 rounded-md border bg-surface p-1 shadow-lg print:hidden"
        >
          {entries.map(({ label, href, download, onSelect, disabled, danger }, index) => (
            <Primitive.Item
              key={index}
              disabled={disabled}
              onSelect={onSelect}
              asChild={href !== undefined}
              className={cn(entryClass, danger && "text-red data-highlighted:text-red")}
            >
              {href === undefined ? (
                label
              ) : download ? (
                <a href={href} download>
                  {label}
                </a>
              ) : (
                <Link href={href}>{label}</Link>
              )}
            </Primitive.Item>
          ))}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
