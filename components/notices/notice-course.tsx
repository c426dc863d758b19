import { useLocale, useTranslations } from "next-intl";
import { formatDateTime } from "@/lib/format/dates";
import { type NoticeDetail } from "@/lib/server/queries/notices";
import { Section } from "../ui/section";

/** What became of a notice: issued, signed for, answered, returned, struck off; each with who and when. */
export function NoticeCourse({ notice }: { notice: NoticeDetail }) {
  const t = useTranslations("notices.course");
  const common = useTranslations("common.state");
  const locale = useLocale();
  const steps = [
    notice.issued && { key: "issued" as const, ...notice.issued, text: null },
    notice.received && { key: "received" as const, ...notice.received, text: null },
    ...notice.replies.map(({ kind, ...reply }) => ({ key: kind, ...reply })),
    notice.verified && { key: "verified" as const, ...notice.verified, text: notice.verified.note },
    notice.closed && { key: "closed" as const, ...notice.closed, text: notice.closed.note },
  ].filter((step) => step !== null);
  return (
    <Section title={t("title")}>
      {steps.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <ol className="space-y-4">
          {steps.map(({ key, by, at, text }, index) => (
            <li key={index} className="border-s-2 border-line ps-3">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-medium">{t(key)}</span>
                <span className="text-sm text-muted tabular-nums">
                  {by ?? common("notStated")} · {formatDateTime(at, locale)}
                </span>
              </p>
              {text && <p className="mt-1 max-w-prose whitespace-pre-line">{text}</p>}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
