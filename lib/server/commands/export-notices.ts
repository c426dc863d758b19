import "server-only";
import { mayEver } from "@/lib/domain/access";
import { dayOf } from "@/lib/format/dates";
import { noticeDocument } from "@/lib/format/official/notice-document";
import { type DocumentFormat, type SheetFormat } from "@/lib/schemas/exports";
import { forbidden } from "../errors";
import { noticeSheet } from "../exports/notice-sheet";
import { madeNote } from "../exports/sheet-head";
import { exportSpeaker, exportWords } from "../exports/words";
import { noticeDetail, noticeList, type NoticeShow, shownNotices } from "../queries/notices";
import { type ViewerContext } from "./context";
import { exportSheet } from "./export-sheet";
import { exportDocument, type MadeFile } from "./record-export";

/** The register of notices (督办台账) as it is on the viewer's screen. Throws FORBIDDEN. */
export async function exportNotices(
  context: ViewerContext,
  input: { readonly format: SheetFormat; readonly show: NoticeShow },
): Promise<MadeFile> {
  const { viewer, now } = context;
  if (!mayEver(viewer, "notice.view")) throw forbidden();
  const { format, show } = input;
  const [domain, speaker, all] = await Promise.all([exportWords(), exportSpeaker(), noticeList(viewer)]);
  const notices = shownNotices(all, show);
  const filter = { all: [], overdue: ["筛选：逾期未反馈"], warned: ["筛选：已亮牌"] }[show];
  return exportSheet(context, {
    subject: "notices",
    format,
    fileName: `督办台账-${dayOf(now)}`,
    sheet: noticeSheet(
      notices,
      {
        title: "督办台账",
        note: [...filter, `共${notices.length}份`, madeNote({ viewer, now }, domain)].join("；"),
      },
      speaker,
    ),
    filters: { show },
  });
}

/** One notice as an official document, as far as the viewer sees it. @throws LedgerError NOT_FOUND, FORBIDDEN */
export async function exportNotice(
  context: ViewerContext,
  input: { readonly format: DocumentFormat; readonly id: string },
): Promise<MadeFile> {
  if (!mayEver(context.viewer, "notice.view")) throw forbidden();
  const notice = await noticeDetail(context.viewer, input.id);
  return exportDocument(context, {
    subject: "notice",
    format: input.format,
    fileName: `督办单-${notice.number}`,
    document: noticeDocument(
      { ...notice, unit: notice.unit.name, issuedOn: notice.issued && dayOf(notice.issued.at) },
      notice.government,
    ),
    filters: { id: input.id },
  });
}
