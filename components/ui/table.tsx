import { type ComponentProps } from "react";
import { cn } from "./cn";

/**
 * A dense table in a frame of its own, which scrolls sideways (with the keyboard too) where it must.
 *
 * `label` names the frame. `narrow="cards"` turns each row into a card on a phone: give every `Td` a `label` then.
 * `sticky` keeps the header in sight: by default under the page's top edge; `"region"` for very wide tables, which
 * then scroll in both directions inside a frame as high as the window. English words are longer than Chinese ones, so
 * that an English table may scroll sideways on a wide screen too; its header then stays where it is.
 */
export function Table({
  label,
  narrow = "scroll",
  sticky = "page",
  className,
  children,
  ...props
}: ComponentProps<"table"> & { label: string; narrow?: "scroll" | "cards"; sticky?: "page" | "region" }) {
  return (
    <div
      role="group"
      aria-label={label}
      tabIndex={0}
      className={cn(
        "relative overflow-x-auto print:overflow-visible",
        sticky === "region"
          ? "max-h-[calc(100dvh-8rem)] overflow-y-auto"
          : "xl:[&:not(:lang(en))]:overflow-x-visible",
        narrow === "cards" && "table-cards",
      )}
    >
      <table role="table" className={cn("w-full border-collapse text-sm", className)} {...props}>
        {children}
      </table>
    </div>
  );
}

/** The header rows; they stay in sight while the body scrolls. */
export function Thead({ className, ...props }: ComponentProps<"thead">) {
  return (
    <thead
      role="rowgroup"
      className={cn("sticky top-0 z-10 bg-sunken text-muted print:static", className)}
      {...props}
    />
  );
}

/** The body, with a thin rule between rows. */
export function Tbody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody role="rowgroup" className={cn("divide-y", className)} {...props} />;
}

/** A row; `selected` marks the one a person is working on. */
export function Tr({ className, selected, ...props }: ComponentProps<"tr"> & { selected?: boolean }) {
  return (
    <tr
      role="row"
      aria-selected={selected}
      className={cn(
        "[tbody_&]:hover:bg-accent-wash/45",
        selected && "bg-accent-wash shadow-[inset_3px_0_var(--accent)] print:shadow-none",
        className,
      )}
      {...props}
    />
  );
}

/** A header cell; with `scope="row"` it heads its row. `numeric` stands over right-aligned figures. */
export function Th({
  className,
  numeric,
  scope = "col",
  ...props
}: ComponentProps<"th"> & { numeric?: boolean }) {
  return (
    <th
      scope={scope}
      role={scope === "row" ? "rowheader" : "columnheader"}
      className={cn(
        scope === "row"
          ? "min-w-32 px-3 py-2 text-start align-top font-medium"
          : "px-3 py-1.5 align-bottom font-medium whitespace-nowrap shadow-[inset_0_-1px_var(--line-strong)] print:border-b print:shadow-none",
        numeric ? "text-end" : "text-start",
        className,
      )}
      {...props}
    />
  );
}

/**
 * A cell. `numeric` sets figures flush right; `label` names the cell where the row is shown as a card, and
 * `wideOnly` leaves it out there.
 */
export function Td({
  className,
  numeric,
  label,
  wideOnly,
  ...props
}: ComponentProps<"td"> & { numeric?: boolean; label?: string; wideOnly?: boolean }) {
  return (
    <td
      role="cell"
      data-label={label}
      data-wide-only={wideOnly}
      className={cn("px-3 py-2 align-top", numeric && "text-end whitespace-nowrap tabular-nums", className)}
      {...props}
    />
  );
}
