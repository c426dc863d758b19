"use client";

import { Tooltip as Primitive } from "radix-ui";
import { type ReactNode } from "react";

/** A short explanation at a control that can take focus. Never the only place of something needed. */
export function Tooltip({ text, children }: { text: ReactNode; children: ReactNode }) {
  return (
    <Primitive.Provider delayDuration={300}>
      <Primitive.Root>
        <Primitive.Trigger asChild>{children}</Primitive.Trigger>
        <Primitive.Portal>
          <Primitive.Content
            sideOffset={6}
            className="z-50 max-w-72 rounded-md bg-ink px-2.5 py-1.5 text-sm text-surface shadow-lg print:hidden"
          >
            {text}
            <Primitive.Arrow className="fill-ink" />
          </Primitive.Content>
        </Primitive.Portal>
      </Primitive.Root>
    </Primitive.Provider>
  );
}
