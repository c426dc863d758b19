import { type ComponentProps } from "react";
import { cn } from "./cn";

/** The look shared by everything one types or chooses in. */
export const controlClass =
  "w-full min-h-9 rounded-md border border-line-strong bg-surface px-2.5 py-1 text-base text-ink " +
  "placeholder:text-muted [&:is(input,textarea):read-only]:bg-sunken disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted " +
  "focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-red aria-invalid:bg-red-wash";

/** A one-line text field; put it inside a `Field`. `numeric` aligns figures to the right. */
export function Input({ className, numeric, ...props }: ComponentProps<"input"> & { numeric?: boolean }) {
  return (
    <input
      inputMode={numeric ? "decimal" : undefined}
      className={cn(controlClass, numeric && "text-end tabular-nums", className)}
      {...props}
    />
  );
}
