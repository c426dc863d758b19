import { type ComponentProps } from "react";
import { cn } from "./cn";

const tones = {
  neutral: "border-line bg-sunken text-muted",
  accent: "border-accent/40 bg-accent-wash text-accent",
  info: "border-blue/40 bg-blue-wash text-blue",
  good: "border-green/40 bg-green-wash text-green",
  warn: "border-yellow/45 bg-yellow-wash text-yellow",
  bad: "border-red/40 bg-red-wash text-red",
} as const;

export type Tone = keyof typeof tones;

/** A short state or kind in a frame; the word says it, the colour only helps. */
export function Badge({ tone = "neutral", className, ...props }: ComponentProps<"span"> & { tone?: Tone }) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 rounded border px-1.5 text-xs leading-5 font-medium whitespace-nowrap",
        tones[tone],
        className,
      )}
      {...props}
    />
  );
}
