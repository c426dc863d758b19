import { ChevronDown } from "lucide-react";
import { type ComponentProps } from "react";
import { cn } from "./cn";
import { controlClass } from "./input";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

/** The platform's own drop-down list. `empty` is the text of a first choice whose value is the empty string. */
export function Select({
  options,
  empty,
  className,
  ...props
}: Omit<ComponentProps<"select">, "children"> & { options: readonly SelectOption[]; empty?: string }) {
  return (
    <span className="relative block">
      <select className={cn(controlClass, "appearance-none truncate pe-8", className)} {...props}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(({ value, label, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-4 text-muted"
      />
    </span>
  );
}
