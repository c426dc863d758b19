import { type CSSProperties } from "react";
import { cn } from "../../ui/cn";
import { type CellOption } from "./sheet-columns";

/** The names that a typed text may mean, under the cell, or above it near the table's end. */
export function CellOptions({
  id,
  options,
  hit,
  take,
  style,
  above,
  rowHeight,
}: {
  id: string;
  options: readonly CellOption[];
  hit: number;
  take: (option: CellOption) => void;
  style: CSSProperties;
  above: boolean;
  rowHeight: number;
}) {
  return (
    <ul
      role="listbox"
      id={`${id}-options`}
      style={style}
      className={cn(
        "absolute z-30 max-w-72 rounded-md border bg-surface py-1 text-sm shadow-lg",
        above && "-translate-y-[calc(100%+var(--row))]",
      )}
      {...(above ? { style: { ...style, "--row": `${rowHeight}px` } as CSSProperties } : {})}
    >
      {options.map((option, index) => (
        <li
          key={option.value}
          role="option"
          id={`${id}-option-${index}`}
          aria-selected={index === hit}
          onPointerDown={(event) => {
            event.preventDefault();
            take(option);
          }}
          className={cn("cursor-pointer px-2 py-1", index === hit && "bg-accent-wash text-accent")}
        >
          {option.label}
          {option.also.some((name) => name !== option.label) && (
            <span className="ms-2 text-xs text-muted">{option.also.join(" ")}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
