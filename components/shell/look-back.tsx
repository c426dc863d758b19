"use client";

import { History } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useTransition } from "react";
import { LOOK_BACK_COOKIE } from "@/lib/domain/look-back";
import { formatDay } from "@/lib/format/dates";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Popover } from "../ui/popover";
import { writeCookie } from "./write-cookie";

/** Remembers the day until the browser is closed; null: now again. */
function useLookBack() {
  const router = useRouter();
  const [pending, start] = useTransition();
  const choose = (day: string | null) => {
    const age = day === null ? "; max-age=0" : "";
    writeCookie(`${LOOK_BACK_COOKIE}=${day ?? ""}${age}`);
    start(() => router.refresh());
  };
  return { pending, choose };
}

/** 历史时点: chooses an earlier day on which to look at the ledger. `latest` is the last day that is over. */
export function LookBackChoice({ day, latest }: { day: string | null; latest: string }) {
  const t = useTranslations("shell.lookBack");
  const { pending, choose } = useLookBack();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget).get("day");
    if (typeof chosen === "string" && chosen !== "") choose(chosen);
  };
  return (
    // Another day closes it.
    <Popover
      key={day}
      label={t("title")}
      trigger={
        <Button
          size="icon"
          variant="quiet"
          className="ms-1 size-7"
          aria-label={t("title")}
          title={t("title")}
        >
          <History aria-hidden />
        </Button>
      }
    >
      <form onSubmit={submit} className="space-y-2">
        <p>{t("hint")}</p>
        <Field label={t("day")}>
          {(control) => (
            <Input {...control} type="date" name="day" required max={latest} defaultValue={day ?? latest} />
          )}
        </Field>
        <div className="flex gap-2">
          <Button type="submit" variant="primary" size="sm" disabled={pending}>
            {t("look")}
          </Button>
          {day !== null && (
            <Button size="sm" disabled={pending} onClick={() => choose(null)}>
              {t("leave")}
            </Button>
          )}
        </div>
      </form>
    </Popover>
  );
}

/** Says on every page, on paper too, that the ledger shows an earlier day, and leads back to now. */
export function LookBackBanner({ day }: { day: string }) {
  const t = useTranslations("shell.lookBack");
  const locale = useLocale();
  const { pending, choose } = useLookBack();
  return (
    <aside
      aria-label={t("title")}
      className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 border-b border-blue/40 bg-blue-wash px-4 py-1.5 text-sm text-blue"
    >
      <span>
        <strong className="font-semibold">{t("banner", { day: formatDay(day, locale) })}</strong>
        <span className="ms-2">{t("bannerHint")}</span>
      </span>
      <Button size="sm" className="print:hidden" disabled={pending} onClick={() => choose(null)}>
        {t("leave")}
      </Button>
    </aside>
  );
}
