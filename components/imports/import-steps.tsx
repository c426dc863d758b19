import { useTranslations } from "next-intl";
import Link from "next/link";
import { cn } from "../ui/cn";

const STEPS = ["file", "columns", "preview", "import"] as const;
export type ImportStep = (typeof STEPS)[number];

/** The four steps of an import, with the one that is open; those that can be gone back to are links. */
export function ImportSteps({
  current,
  hrefs = {},
}: {
  current: ImportStep;
  hrefs?: Readonly<Partial<Record<ImportStep, string>>>;
}) {
  const t = useTranslations("imports.steps");
  return (
    <nav aria-label={t("label")} className="mb-4 print:hidden">
      <ol className="flex flex-wrap gap-x-5 gap-y-1 border-b pb-2 text-sm">
        {STEPS.map((step, index) => {
          const href = step === current ? undefined : hrefs[step];
          const look = "inline-flex min-h-6 items-center gap-1.5";
          const words = (
            <>
              <span className="tabular-nums">{index + 1}</span>
              {t(step)}
            </>
          );
          return (
            <li key={step} aria-current={step === current ? "step" : undefined}>
              {href ? (
                <Link href={href} className={cn(look, "text-accent hover:underline")}>
                  {words}
                </Link>
              ) : (
                <span className={cn(look, step === current ? "font-semibold text-ink" : "text-muted")}>
                  {words}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
