"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ProgressBar } from "../ui/progress-bar";
import { Card } from "../ui/section";

const ASK_EVERY_MS = 500;

/** The fourth step while it runs: how far it is, asked of the server until it ends; then the page shows the outcome. */
export function ImportRunning({ id, percent }: { id: string; percent: number }) {
  const t = useTranslations("imports.running");
  const router = useRouter();
  const [done, setDone] = useState(percent);
  useEffect(() => {
    const timer = setInterval(() => {
      void fetch(`/api/ledger-imports/${id}`)
        .then((answer) => answer.json() as Promise<{ state: string; percent: number | null }>)
        .then((now) => (now.state === "running" ? setDone(now.percent ?? 0) : router.refresh()))
        // A connection that is lost for a moment changes nothing: the next question is asked all the same.
        .catch(() => undefined);
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [id, router]);
  return (
    <Card>
      <p className="font-medium">{t("title")}</p>
      <ProgressBar name={t("title")} percent={done} label={`${done}%`} className="my-3 max-w-xl" />
      <p className="text-sm text-muted">{t("hint")}</p>
    </Card>
  );
}
