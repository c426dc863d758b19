import { useTranslations } from "next-intl";
import { formatDate, formatDay } from "@/lib/format/dates";
import { type NoticeDetail } from "@/lib/server/queries/notices";

/**
 * The notice as an official document: number, title, unit, body, deadline, date (GB/T 9704-2012). It is Chinese in
 * every language of the screen, and the first page that is printed.
 */
export function NoticePaper({ notice }: { notice: NoticeDetail }) {
  const t = useTranslations("notices.paper");
  return (
    <article
      lang="zh-CN"
      aria-label={t("label")}
      className="rounded-lg border bg-surface px-5 py-8 sm:px-14 sm:py-12 print:border-0 print:p-0"
    >
      <header className="border-b-2 border-red pb-4 text-center">
        <p className="text-2xl font-semibold tracking-[0.4em] text-red sm:text-[2rem]">督办单</p>
        <p className="mt-3">{notice.number}</p>
      </header>
      <h2 className="mt-8 text-center text-xl print:text-[22pt] print:leading-snug print:[font-family:FZXiaoBiaoSong-B05S,STZhongsong,var(--font-text)]">
        {notice.title}
      </h2>
      <div className="mt-6 space-y-2 leading-8 text-justify print:space-y-0 print:text-[16pt] print:leading-[28pt] print:[font-family:FangSong_GB2312,FangSong,STFangsong,var(--font-text)]">
        <p>{notice.unit.name}：</p>
        {notice.body.split("\n").map((paragraph, index) => (
          <p key={index} className="indent-[2em] text-wrap">
            {paragraph}
          </p>
        ))}
        {notice.dueOn && (
          <p className="indent-[2em] font-medium">办理期限：{formatDay(notice.dueOn, "zh-CN")}。</p>
        )}
      </div>
      <footer className="mt-8 text-end">
        {notice.issued ? formatDate(notice.issued.at, "zh-CN") : "（拟稿）"}
      </footer>
    </article>
  );
}
