import Link from "next/link";
import { type ComponentProps } from "react";
import { cn } from "./cn";

/** A link inside text or a table cell. */
export function TextLink({ className, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link
      className={cn(
        "text-accent underline decoration-accent/35 underline-offset-3 hover:decoration-current print:text-ink print:no-underline",
        className,
      )}
      {...props}
    />
  );
}
