import Link from "next/link";
import { type ReactNode } from "react";
import { cn } from "./cn";

/** A row of key figures. Each draws its own lines, so that a last row that is not full stays blank. */
export function StatList({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <dl
      className={cn(
        "grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-surface sm:grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))]",
        className,
      )}
    >
      {children}
    </dl>
  );
}

/** One key figure with what it counts; `note` gives the counts behind a rate, `href` leads to what was counted. */
export function Stat({
  label,
  value,
  unit,
  note,
  href,
}: {
  label: ReactNode;
  value: ReactNode;
  unit?: ReactNode;
  note?: ReactNode;
  href?: string;
}) {
  return (
    <div
      className={cn(
        "relative flex flex-col px-4 py-3 outline outline-line max-sm:[&:last-child:nth-child(odd)]:col-span-2",
        href && "hover:bg-accent-wash",
      )}
    >
      <dt className="text-sm text-muted">
        {href ? (
          <Link href={href} className="after:absolute after:inset-0 hover:text-accent">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className="order-first text-2xl font-semibold tabular-nums">
        {value}
        {unit && <span className="ms-1 text-sm font-normal text-muted">{unit}</span>}
      </dd>
      {note && <dd className="text-xs text-muted">{note}</dd>}
    </div>
  );
}
