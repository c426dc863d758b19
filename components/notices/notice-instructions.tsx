import { useLocale, useTranslations } from "next-intl";
import { formatDateTime } from "@/lib/format/dates";
import { type NoticeDetail } from "@/lib/server/queries/notices";
import { Section } from "../ui/section";
import { TextLink } from "../ui/text-link";

/** The instructions (批示) that a notice was made of; nothing where there are none. */
export function NoticeInstructions({ notice }: { notice: Pick<NoticeDetail, "instructions"> }) {
  const t = useTranslations("instructions");
  const locale = useLocale();
  if (notice.instructions.length === 0) return null;
  return (
    <Section title={t("ofNotice")}>
      <ul className="space-y-3">
        {notice.instructions.map(({ id, post, text, at }) => (
          <li key={id}>
            <TextLink href={`/instructions#${id}`}>{post}</TextLink>
            <span className="ms-2 text-sm text-muted tabular-nums">{formatDateTime(at, locale)}</span>
            <p className="max-w-prose whitespace-pre-line">{text}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
