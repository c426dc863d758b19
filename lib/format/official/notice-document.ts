import { formatDay } from "../dates";
import { type OfficialDocument } from "./official-document";

/** What stands below an official document of the office that supervises: the government's office. */
export function officeOf(government: string | null): string {
  return government ? `${government}办公室` : "政府办公室";
}

/**
 * A supervision notice (督办单) as an official document. Its numbers are those of the day on which it was drafted,
 * because they are part of its text.
 *
 * @param government whose notice it is; null where the report doesn't say
 */
export function noticeDocument(
  notice: {
    readonly number: string;
    readonly title: string;
    readonly unit: string;
    /** One line a paragraph. */
    readonly body: string;
    /** `YYYY-MM-DD`, or empty in a draft. */
    readonly dueOn: string;
    /** The day on which it was issued; null in a draft. */
    readonly issuedOn: string | null;
  },
  government: string | null,
): OfficialDocument {
  const paragraphs = notice.body.split("\n").filter((line) => line.trim() !== "");
  const deadline = notice.dueOn ? [`办理期限：${formatDay(notice.dueOn, "zh-CN")}。`] : [];
  return {
    mark: `${government ?? ""}督办单`,
    number: notice.number,
    title: notice.title,
    addressee: notice.unit,
    body: [...paragraphs, ...deadline].map((text) => ({ kind: "paragraph", text })),
    signature: { office: officeOf(government), day: notice.issuedOn },
    attachments: [],
  };
}
