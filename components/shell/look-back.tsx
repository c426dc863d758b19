"use client";

import { History } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type SubmitEvent, useTransition } from "react";
import { datedAddress, LOOK_BACK_COOKIE } from "@/lib/domain/look-back";
import { reasonForNow } from "@/lib/domain/look-back-pages";
import { formatDay } from "@/lib/format/dates";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Popover } from "../ui/popover";
import { ProblemPage } from "./problem-page";
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

/**
 * Says on every page, on paper too, that the reader looks at an earlier day, and leads back to now. A page that shows now
 * all the same says so; any other has an address that can be sent and kept.
 */
export function LookBackBanner({ day }: { day: string }) {
  const t = useTranslations("shell.lookBack");
  const locale = useLocale();
  const path = usePathname();
  const conditions = useSearchParams();
  const { pending, choose } = useLookBack();
  const ofNow = reasonForNow(path);
  return (
    <aside
      aria-label={t("title")}
      className={cn(
        "flex flex-wrap items-center justify-center gap-x-3 gap-y-1 border-b px-4 py-1.5 text-sm",
        ofNow ? "border-yellow/40 bg-yellow-wash text-yellow" : "border-blue/40 bg-blue-wash text-blue",
      )}
    >
      <span>
        <strong className="font-semibold">
          {ofNow ? t("ofNow.title") : t("banner", { day: formatDay(day, locale) })}
        </strong>
        <span className="ms-2">
          {ofNow ? t(`ofNow.${ofNow}`, { day: formatDay(day, locale) }) : t("bannerHint")}
        </span>
      </span>
      {!ofNow && (
        // Loaded anew, as by whoever is sent it: the address is answered with the page and the day remembered.
        <a href={datedAddress(path, conditions.toString(), day)} className="underline print:hidden">
          {t("link")}
        </a>
      )}
      <Button size="sm" className="print:hidden" disabled={pending} onClick={() => choose(null)}>
        {t("leave")}
      </Button>
    </aside>
  );
}

/** Stands in the page's place where an address asked for a day that is none, or is not over. */
export function NoEarlierDay({ text, latest }: { text: string; latest: string }) {
  const t = useTranslations("shell.lookBack");
  const { pending, choose } = useLookBack();
  return (
    <ProblemPage
      title={t("noDay.title")}
      text={t("noDay.text", { text })}
      advice={t("noDay.advice", { latest })}
      actions={
        <Button variant="primary" disabled={pending} onClick={() => choose(null)}>
          {t("leave")}
        </Button>
      }
    />
  );
}
