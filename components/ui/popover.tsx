"use client";

import { Popover as Primitive } from "radix-ui";
import { type ReactNode } from "react";

/** More about something, opened by a press on its trigger; a phone can open it too. */
export function Popover({
  trigger,
  label,
  children,
}: {
  trigger: ReactNode;
  label: string;
  children: ReactNode;
}) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          aria-label={label}
          sideOffset={6}
          collisionPadding={12}
          className="z-50 max-w-[min(22rem,calc(100vw-1.5rem))] rounded-md border bg-surface p-3 text-sm shadow-lg print:hidden"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
