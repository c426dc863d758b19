import Link from "next/link";
import { type ReactNode } from "react";
import { cn } from "./cn";

/** Views that each have an address of their own; they look like `Tabs`, and `current` marks the one that is open. */
export function LinkTabs({
  label,
  tabs,
  className,
}: {
  label: string;
  tabs: readonly { href: string; label: ReactNode; current: boolean }[];
  className?: string;
}) {
  return (
    <nav aria-label={label} className={cn("flex gap-1 overflow-x-auto border-b print:hidden", className)}>
      {tabs.map(({ href, label: name, current }) => (
        <Link
          key={href}
          href={href}
          aria-current={current ? "page" : undefined}
          className={cn(
            "-mb-px flex min-h-10 items-center border-b-2 px-3 text-sm whitespace-nowrap -outline-offset-2",
            current
              ? "border-accent font-medium text-accent"
              : "border-transparent text-muted hover:text-ink",
          )}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
