import { type ComponentProps } from "react";
import { cn } from "./cn";

const base =
  "inline-flex items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors " +
  "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 print:hidden " +
  "[&_svg]:size-4 [&_svg]:shrink-0";

const variants = {
  primary:
    "border-accent bg-accent text-on-accent enabled:hover:border-accent-strong enabled:hover:bg-accent-strong [a&]:hover:bg-accent-strong",
  secondary:
    "border-line-strong bg-surface text-ink enabled:hover:border-accent enabled:hover:text-accent [a&]:hover:border-accent [a&]:hover:text-accent",
  quiet:
    "border-transparent bg-transparent text-accent enabled:hover:bg-accent-wash [a&]:hover:bg-accent-wash",
  danger: "border-red bg-surface text-red enabled:hover:bg-red-wash [a&]:hover:bg-red-wash",
} as const;

const sizes = {
  sm: "min-h-8 px-2.5 text-sm",
  md: "min-h-9 px-3.5 text-sm",
  icon: "size-9 p-0 [&_svg]:size-4.5",
} as const;

export interface ButtonLook {
  /** One primary action a view; `danger` for what can't be undone. */
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
}

/** The classes of a button, for elements that only look like one. */
export function buttonClass({ variant = "secondary", size = "md" }: ButtonLook = {}): string {
  return cn(base, variants[variant], sizes[size]);
}

/** A button; it submits only when `type="submit"` says so. */
export function Button({
  variant,
  size,
  className,
  type = "button",
  ...props
}: ButtonLook & ComponentProps<"button">) {
  return <button type={type} className={cn(buttonClass({ variant, size }), className)} {...props} />;
}
