import { type ComponentProps } from "react";
import { cn } from "./cn";
import { controlClass } from "./input";

/** A field for several lines; it grows with its text where the browser can. */
export function Textarea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={cn(controlClass, "field-sizing-content min-h-20 resize-y leading-relaxed", className)}
      {...props}
    />
  );
}
