"use client";

import { Toaster as Sonner } from "sonner";

export { toast } from "sonner";

/** The place where short notes on what was just done appear; it stands once, in the root layout. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      closeButton
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-[min(22rem,calc(100vw-2rem))] items-start gap-2.5 rounded-md border border-s-4 border-s-accent bg-surface px-3.5 py-3 text-sm text-ink shadow-lg print:hidden",
          error: "border-s-red!",
          warning: "border-s-yellow!",
          success: "border-s-green!",
          description: "text-muted",
          closeButton: "order-last ms-auto text-muted hover:text-ink",
        },
      }}
    />
  );
}
