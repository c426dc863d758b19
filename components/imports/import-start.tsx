"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { LEDGER_ENDINGS, LEDGER_LIMIT_BYTES } from "@/lib/schemas/ledger-imports";
import { sendFile } from "../forms/send-file";
import { Field } from "../ui/field";
import { FileDrop } from "../ui/file-drop";
import { Select } from "../ui/select";
import { Spinner } from "../ui/spinner";

/** The first step: for which year, and the file; what was read opens with its columns. */
export function ImportStart({ year, years }: { year: number; years: readonly number[] }) {
  const t = useTranslations("imports.start");
  const router = useRouter();
  const [chosen, setChosen] = useState(String(year));
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<string>();

  const send = async (file: File) => {
    setError(undefined);
    setPercent(0);
    const query = new URLSearchParams({ year: chosen });
    const sent = await sendFile<{ readonly id: string }>(`/api/ledger-imports?${query}`, file, setPercent);
    if (sent.ok) router.push(`/targets/import/${sent.data.id}`);
    else {
      setPercent(null);
      setError(sent.message || t("lost"));
    }
  };

  return (
    <div className="space-y-4">
      <div className="max-w-md">
        <Field label={t("year")} hint={t("yearHint")}>
          {(control) => (
            <Select
              value={chosen}
              disabled={percent !== null}
              onChange={(event) => setChosen(event.target.value)}
              options={years.map((one) => ({ value: String(one), label: String(one) }))}
              {...control}
            />
          )}
        </Field>
      </div>
      <FileDrop
        label={t("label")}
        hint={t("hint")}
        accept={LEDGER_ENDINGS}
        maxBytes={LEDGER_LIMIT_BYTES}
        value={percent}
        error={error}
        onFiles={([file]) => file && void send(file)}
      />
      <p aria-live="polite" className="flex min-h-6 items-center gap-2 text-sm">
        {percent === 100 && (
          <>
            <Spinner />
            {t("reading")}
          </>
        )}
      </p>
    </div>
  );
}
