"use client";

import english from "@/lib/format/messages/en/shell.json";
import chinese from "@/lib/format/messages/zh-CN/shell.json";
import { buttonClass } from "@/components/ui/button";
import "./globals.css";

/** The last resort, when even the root layout failed: nothing of the app can be relied on, so both languages stand here. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="zh-CN">
      <body>
        <main className="mx-auto max-w-xl space-y-6 px-4 py-16">
          {[
            { lang: "zh-CN", texts: chinese.problem },
            { lang: "en", texts: english.problem },
          ].map(({ lang, texts }) => (
            <div key={lang} lang={lang}>
              <h1 className="text-2xl">{texts.errorTitle}</h1>
              <p className="mt-2">{texts.errorText}</p>
              <p className="text-muted">{texts.errorAdvice}</p>
            </div>
          ))}
          {error.digest && <code className="block font-mono select-all">{error.digest}</code>}
          <button type="button" className={buttonClass({ variant: "primary" })} onClick={reset}>
            {chinese.problem.retry} · {english.problem.retry}
          </button>
        </main>
      </body>
    </html>
  );
}
