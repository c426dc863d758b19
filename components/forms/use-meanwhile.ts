"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { changedMeanwhile } from "./meanwhile";

/** What a field of the record says now, in words, where somebody else changed it. */
export type SaysNow<Facts extends object> = <Name extends keyof Facts>(
  name: Name,
  words?: (value: Facts[Name]) => string,
) => string | undefined;

/**
 * Says at a field what the record holds now, once it was fetched anew under an open form; undefined where nobody
 * else changed it.
 *
 * @param now the record as the page shows it; how it was when the form was opened is remembered
 */
export function useMeanwhile<Facts extends object>(now: Facts): SaysNow<Facts> {
  const t = useTranslations("common.form");
  const [opened] = useState(now);
  return (name, words = String) => {
    const value = changedMeanwhile(opened, now, name);
    return value === undefined ? undefined : t("saysNow", { value: words(value) || t("empty") });
  };
}
