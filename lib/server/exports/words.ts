import "server-only";
import { getTranslations } from "next-intl/server";

/** Looks up whole keys of a catalogue at run time. */
export interface Words {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
}

/**
 * The words of exported sheets. They are Chinese whatever the screen speaks, because the columns of circulars are
 * (DOMAIN.md, "Circulars and tables").
 */
export async function exportWords(): Promise<Words> {
  return (await getTranslations({ locale: "zh-CN", namespace: "domain" })) as unknown as Words;
}
