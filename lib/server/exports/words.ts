import "server-only";
import { createTranslator } from "use-intl/core";
import { loadMessages } from "@/lib/format/messages";
import { type Speaker } from "@/lib/format/speaker";

/** Looks up whole keys of a catalogue at run time. */
export interface Words {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
}

/**
 * The words of exported sheets. They are Chinese whatever the screen speaks, because the columns of circulars are
 * (docs/rules.md, "Circulars and tables").
 */
export async function exportWords(): Promise<Words> {
  const speaker = await exportSpeaker();
  return (key, values) => speaker(`domain.${key}`, values);
}

/** The words of all catalogues in the language of exports. */
export async function exportSpeaker(): Promise<Speaker> {
  const messages = await loadMessages("zh-CN");
  return createTranslator({ locale: "zh-CN", messages }) as unknown as Speaker;
}
