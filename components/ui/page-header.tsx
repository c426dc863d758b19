import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { type ReactNode } from "react";

/** The head of a page: its name, one sentence on what is asked here, and the page's actions. */
export function PageHeader({
  title,
  purpose,
  actions,
  back,
  meta,
}: {
  title: ReactNode;
  purpose?: ReactNode;
  actions?: ReactNode;
  back?: { href: string; label: string };
  /** State, number and the like, beside the title. */
  meta?: ReactNode;
}) {
  return (
    <header className="mb-5 flex flex-wrap items-end gap-x-6 gap-y-3">
      <div className="min-w-0 grow basis-80">
        {back && (
          <Link
            href={back.href}
            className="mb-1 inline-flex min-h-6 items-center gap-0.5 text-sm text-accent hover:underline print:hidden"
          >
            <ChevronLeft aria-hidden className="size-4" />
            {back.label}
          </Link>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-2xl">{title}</h1>
          {meta}
        </div>
        {purpose && <p className="mt-0.5 max-w-prose text-muted">{purpose}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
    </header>
  );
}
