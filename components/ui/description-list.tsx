import { type ReactNode } from "react";
import { cn } from "./cn";

export interface Description {
  term: ReactNode;
  value: ReactNode;
  /** Takes the whole width: for long text. */
  wide?: boolean;
}

/** Terms and their values, as at the head of a record. */
export function DescriptionList({
  items,
  columns = 2,
  className,
}: {
  items: readonly Description[];
  columns?: 1 | 2 | 3;
  className?: string;
}) {
  return (
    <dl
      className={cn(
        "grid gap-x-8 gap-y-2.5",
        columns === 2 && "sm:grid-cols-2",
        columns === 3 && "sm:grid-cols-2 lg:grid-cols-3",
        className,
      )}
    >
      {items.map(({ term, value, wide }, index) => (
        <div
          key={index}
          className={cn("grid grid-cols-[6rem_minmax(0,1fr)] items-baseline gap-3", wide && "col-span-full")}
        >
          <dt className="text-sm text-muted">{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
