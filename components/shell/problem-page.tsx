import { useTranslations } from "next-intl";
import { type ReactNode } from "react";

/** A page that can't show what was asked for: what happened, the number under which it was logged, what to do. */
export function ProblemPage({
  title,
  text,
  advice,
  id,
  actions,
}: {
  title: string;
  text: string;
  advice: string;
  id?: string;
  actions?: ReactNode;
}) {
  const t = useTranslations("shell.problem");
  return (
    <div className="mx-auto max-w-xl px-4 py-16">
      <h1 className="text-2xl">{title}</h1>
      <p className="mt-3 text-lg">{text}</p>
      <p className="mt-1 text-muted">{advice}</p>
      {id && (
        <p className="mt-4 text-sm text-muted">
          {t("id")}
          <code className="ms-2 font-mono text-ink select-all">{id}</code>
        </p>
      )}
      {actions && <div className="mt-6 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
