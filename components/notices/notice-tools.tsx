import { useTranslations } from "next-intl";
import { buttonClass } from "../ui/button";
import { LinkButton } from "../ui/link-button";

/** What can be done with the list: take it along as the register (督办台账), and for the supervisor draft notices. */
export function NoticeTools({ show, mayDraft }: { show: string; mayDraft: boolean }) {
  const t = useTranslations("notices");
  return (
    <>
      <a className={buttonClass()} href={`/api/exports/notices.xlsx?show=${show}`} download>
        {t("register")}
      </a>
      {mayDraft && (
        <>
          <LinkButton href="/notices/red">{t("red.title")}</LinkButton>
          <LinkButton variant="primary" href="/notices/new">
            {t("new")}
          </LinkButton>
        </>
      )}
    </>
  );
}
