import Form from "next/form";
import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { LinkButton } from "./link-button";
import { SubmitButton } from "./submit-button";

/**
 * Conditions of a list as a GET form: the address carries them, so a filtered list can be bookmarked and sent.
 * `action` is the list's own path; `resetHref` is offered once a condition is set.
 */
export function FilterBar({
  action,
  resetHref,
  submit,
  children,
}: {
  action: string;
  /** What the button says where it does more than narrow a list. */
  submit?: string;
  resetHref?: string;
  children: ReactNode;
}) {
  const t = useTranslations("common.filter");
  return (
    <Form
      action={action}
      role="search"
      aria-label={t("label")}
      className="mb-4 grid grid-cols-2 items-end gap-3 rounded-lg border bg-surface px-4 py-3 sm:grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] print:hidden"
    >
      {children}
      <div className="flex gap-2">
        <SubmitButton variant="secondary">{submit ?? t("apply")}</SubmitButton>
        {resetHref && (
          <LinkButton variant="quiet" href={resetHref}>
            {t("reset")}
          </LinkButton>
        )}
      </div>
    </Form>
  );
}
