import { type ReactNode, useId } from "react";
import { cn } from "./cn";

/** A part of a page on its own sheet, with a heading. `flush` lets a table run from edge to edge. */
export function Section({
  title,
  description,
  actions,
  flush,
  id,
  className,
  children,
}: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  flush?: boolean;
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  const headingId = useId();
  return (
    <section
      id={id}
      aria-labelledby={headingId}
      className={cn("rounded-lg border bg-surface print:border-0", className)}
    >
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2.5 print:px-0">
        <div className="min-w-0 grow">
          <h2 id={headingId} className="text-lg">
            {title}
          </h2>
          {description && <p className="text-sm text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      <div className={flush ? "" : "p-4 print:px-0"}>{children}</div>
    </section>
  );
}

/** A sheet without a heading of its own. */
export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cn("rounded-lg border bg-surface p-4", className)}>{children}</div>;
}
