/**
 * What an official document (公文) says, by the parts that GB/T 9704-2012 names; how it looks is the renderers'
 * business (`lib/server/exports/official`), so that docx and pdf always say the same.
 */
export interface OfficialDocument {
  /** 发文机关标志: what stands in red at the head. */
  readonly mark: string;
  /** 发文字号; null leaves room for it, because the number is given when the document is registered. */
  readonly number: string | null;
  readonly title: string;
  /** 主送机关, without the colon; null where there is none. */
  readonly addressee: string | null;
  readonly body: readonly Block[];
  /** 发文机关署名和成文日期; the day as `YYYY-MM-DD`, null in a draft. */
  readonly signature: { readonly office: string; readonly day: string | null };
  readonly attachments: readonly Attachment[];
}

/** A part of the text in the order of reading. */
export type Block =
  /** 正文: a paragraph, its first line indented by two characters. */
  | { readonly kind: "paragraph"; readonly text: string }
  /** 一、 (level 1) and （一） (level 2), the ordinal included. */
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  | ({ readonly kind: "table" } & OfficialTable);

export interface OfficialTable {
  /** 表题; null where the text around it says what it is. */
  readonly title: string | null;
  readonly columns: readonly {
    readonly header: string;
    /** Its part of the width, beside the others. */
    readonly share: number;
    readonly align: "start" | "center" | "end";
  }[];
  readonly rows: readonly (readonly string[])[];
  /** 表注 */
  readonly note: string | null;
}

/** 附件: begins on a page of its own. */
export interface Attachment {
  readonly title: string;
  readonly landscape: boolean;
  readonly body: readonly Block[];
}

const DIGITS = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"] as const;

/** The ordinals of headings, 1 to 99: `一`, `十`, `十二`, `二十一`. */
export function chineseOrdinal(ordinal: number): string {
  const [tens, ones] = [Math.floor(ordinal / 10), ordinal % 10];
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : (DIGITS[tens] ?? "")}十`;
  return ten + (ones === 0 && tens > 0 ? "" : (DIGITS[ones] ?? ""));
}

/** The lines of 附件说明 under the text: `附件：1.…`, `2.…`; with one attachment it has no number. */
export function attachmentLines(attachments: readonly Pick<Attachment, "title">[]): readonly string[] {
  const [only, ...others] = attachments;
  if (!only) return [];
  if (others.length === 0) return [`附件：${only.title}`];
  return attachments.map(({ title }, index) => `${index === 0 ? "附件：" : ""}${index + 1}.${title}`);
}

/** What stands at the head of an attachment's first page: `附件1`, or `附件` where there is one only. */
export function attachmentMark(index: number, count: number): string {
  return count > 1 ? `附件${index + 1}` : "附件";
}
