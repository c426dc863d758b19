"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { changedMeanwhile } from "./meanwhile";

/**
 * Says at a field what the record holds now, once it was fetched anew under an open form; undefined where nobody
 * else changed it.
 *
 * @param now the record as the page shows it; how it was when the form was opened is remembered
 */
export function useMeanwhile<Facts extends object>(now: Facts) {
  const t = useTranslations("common.form");
  const [opened] = useState(now);
  return <Name extends keyof Facts>(
    name: Name,
    words: (value: Facts[Name]) => string = String,
  ): string | undefined => {
    const value = changedMeanwhile(opened, now, name);
    return value === undefined ? undefined : t("saysNow", { value: words(value) || t("empty") });
  };
}
