import { useTranslations } from "next-intl";
import { LinkButton } from "../ui/link-button";
import { ProblemPage } from "./problem-page";

function Home() {
  const t = useTranslations("shell.problem");
  return (
    <LinkButton href="/" variant="primary">
      {t("home")}
    </LinkButton>
  );
}

/** 404: there is no such record, or it is outside the person's sight; the two look the same on purpose. */
export function NotFoundPage() {
  const t = useTranslations("shell.problem");
  return (
    <ProblemPage
      title={t("notFoundTitle")}
      text={t("notFoundText")}
      advice={t("notFoundAdvice")}
      actions={<Home />}
    />
  );
}

/** 403: in sight, but the role does not allow it; the session stays. */
export function ForbiddenPage() {
  const t = useTranslations("shell.problem");
  return (
    <ProblemPage
      title={t("forbiddenTitle")}
      text={t("forbiddenText")}
      advice={t("forbiddenAdvice")}
      actions={<Home />}
    />
  );
}
