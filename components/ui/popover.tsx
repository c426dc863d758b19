"use client";

import { Popover as Primitive } from "radix-ui";
import { cloneElement, type ComponentProps, type ReactElement, type ReactNode, useState } from "react";

/**
 * More about something, opened by a press on its trigger; a phone can open it too.
 *
 * Long lists have one in each row, of which a reader opens a few: what opens and places it is made at the first press.
 */
export function Popover({
  trigger,
  label,
  children,
}: {
  trigger: ReactElement<ComponentProps<"button">>;
  label: string;
  children: ReactNode;
}) {
  const [pressed, setPressed] = useState(false);
  if (!pressed)
    return cloneElement(trigger, {
      "aria-haspopup": "dialog",
      "aria-expanded": false,
      onClick: () => setPressed(true),
    });
  return (
    <Primitive.Root defaultOpen>
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
