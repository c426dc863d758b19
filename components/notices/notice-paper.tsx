import { useTranslations } from "next-intl";
import { dayOf, formatDay } from "@/lib/format/dates";
import { noticeDocument } from "@/lib/format/official/notice-document";
import { type NoticeDetail } from "@/lib/server/queries/notices";

/**
 * The notice as an official document, the same content as its docx and pdf. It is Chinese in every language of the
 * screen, and the first page that is printed.
 */
export function NoticePaper({ notice }: { notice: NoticeDetail }) {
  const t = useTranslations("notices.paper");
  const { mark, number, title, addressee, body, signature } = noticeDocument(
    { ...notice, unit: notice.unit.name, issuedOn: notice.issued && dayOf(notice.issued.at) },
    notice.government,
  );
  return (
    <article
      lang="zh-CN"
      aria-label={t("label")}
      className="rounded-lg border bg-surface px-5 py-8 sm:px-14 sm:py-12 print:border-0 print:p-0"
    >
      <header className="border-b-2 border-red pb-4 text-center">
        <p className="text-xl font-semibold tracking-[0.15em] text-balance text-red sm:text-[2rem]">{mark}</p>
        <p className="mt-3">{number}</p>
      </header>
      <h2 className="mt-8 text-center text-xl text-balance print:text-[22pt] print:leading-snug print:[font-family:FZXiaoBiaoSong-B05S,STZhongsong,var(--font-text)]">
        {title}
      </h2>
      <div className="mt-6 space-y-2 leading-8 text-justify print:space-y-0 print:text-[16pt] print:leading-[28pt] print:[font-family:FangSong_GB2312,FangSong,STFangsong,var(--font-text)]">
        <p>{addressee}：</p>
        {body.map((block, index) => (
          <p key={index} className="indent-[2em] text-wrap">
            {block.kind === "paragraph" && block.text}
          </p>
        ))}
        <footer className="ms-auto w-fit pt-8 text-center">
          <p>{signature.office}</p>
          <p>{signature.day === null ? "（拟稿）" : formatDay(signature.day, "zh-CN")}</p>
        </footer>
      </div>
    </article>
  );
}
