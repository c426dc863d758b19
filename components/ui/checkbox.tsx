import { type ComponentProps, type ReactNode } from "react";
import { cn } from "./cn";

/** A tick box, or with `type="radio"` one of several, with its label to the right. */
export function Checkbox({
  label,
  hint,
  type = "checkbox",
  className,
  ...props
}: Omit<ComponentProps<"input">, "type"> & {
  label: ReactNode;
  hint?: ReactNode;
  type?: "checkbox" | "radio";
}) {
  return (
    <label
      className={cn(
        "flex min-h-6 items-start gap-2 has-disabled:cursor-not-allowed has-disabled:text-muted",
        className,
      )}
    >
      <input type={type} className="mt-1 size-4 shrink-0" {...props} />
      <span>
        {label}
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </span>
    </label>
  );
}
