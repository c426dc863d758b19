import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type PagePlace } from "@/lib/domain/list-page";
import { Field } from "../ui/field";
import { FilterBar } from "../ui/filter-bar";
import { Input } from "../ui/input";
import { Pagination } from "../lists/pagination";

/** The search above a list of accounts and its pages below; the address carries both. */
export function AccountSearch({
  path,
  q,
  place,
  children,
}: {
  path: string;
  q: string;
  place: PagePlace;
  children: ReactNode;
}) {
  const t = useTranslations("admin.search");
  const hrefFor = (to: number) => `${path}?${new URLSearchParams({ ...(q && { q }), page: String(to) })}`;
  return (
    <>
      <FilterBar action={path} resetHref={q ? path : undefined}>
        <Field label={t("label")} className="col-span-2">
          {(control) => (
            <Input type="search" name="q" defaultValue={q} placeholder={t("hint")} {...control} />
          )}
        </Field>
      </FilterBar>
      {children}
      <Pagination {...place} hrefFor={hrefFor} />
    </>
  );
}
