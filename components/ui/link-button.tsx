import Link from "next/link";
import { type ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button";
import { cn } from "./cn";

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ variant, size, className, ...props }: ButtonLook & ComponentProps<typeof Link>) {
  return <Link className={cn(buttonClass({ variant, size }), className)} {...props} />;
}
