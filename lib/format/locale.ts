/** The languages of the screens; the first is what a new visitor gets. */
export const locales = ["zh-CN", "en"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "zh-CN";

/** The cookie that carries a person's choice of language. */
export const localeCookie = "locale";

/** The zone in which every date and time is shown; storage is UTC. */
export const timeZone = "Asia/Shanghai";

/** The locale a cookie names, or the default one when it names none. */
export function toLocale(value: string | undefined): Locale {
  return locales.find((locale) => locale === value) ?? defaultLocale;
}
