"use client";

import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type AccountItem, type PlaceChoices } from "@/lib/server/queries/accounts";
import { choiceOf, FormDialog, textOf } from "../forms/action-form";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";

interface AccountFields {
  readonly account: string;
  readonly name: string;
  readonly unitId: string | null;
  readonly leaderPostId: string | null;
}

/** Name, unit and leader's post of an account; the account name itself only where it is made. */
export function AccountDialog<Data>({
  trigger,
  title,
  description,
  account,
  places,
  action,
  done,
  submitLabel,
}: {
  trigger: ReactNode;
  title: string;
  description?: string;
  account?: AccountItem;
  places: PlaceChoices;
  action: (fields: AccountFields) => Promise<ActionResult<Data>>;
  done: (data: Data) => string | void;
  submitLabel?: string;
}) {
  const t = useTranslations("admin.accounts");
  // A unit that was taken out of use stays what it is until another one is chosen.
  const units =
    account?.unit && !places.units.some(({ id }) => id === account.unit?.id)
      ? [account.unit, ...places.units]
      : places.units;
  return (
    <FormDialog
      trigger={trigger}
      title={title}
      description={description}
      action={action}
      read={(form): AccountFields => ({
        account: textOf(form, "account"),
        name: textOf(form, "name"),
        unitId: choiceOf(form, "unitId"),
        leaderPostId: choiceOf(form, "leaderPostId"),
      })}
      done={done}
      submitLabel={submitLabel}
      record={account && { name: account.name, unit: account.unit?.name, post: account.post?.title }}
    >
      {(errorAt, saysNow) => (
        <>
          {!account && (
            <Field label={t("account")} hint={t("accountHint")} error={errorAt("account")} required>
              {(control) => (
                <Input
                  name="account"
                  autoComplete="off"
                  autoCapitalize="none"
                  spellCheck={false}
                  {...control}
                />
              )}
            </Field>
          )}
          <Field label={t("name")} hint={saysNow("name")} error={errorAt("name")} required>
            {(control) => <Input name="name" autoComplete="off" defaultValue={account?.name} {...control} />}
          </Field>
          <Field label={t("unit")} hint={saysNow("unit", (name) => name ?? "")} error={errorAt("unitId")}>
            {(control) => (
              <Select
                name="unitId"
                defaultValue={account?.unit?.id ?? ""}
                empty={t("noUnit")}
                options={units.map(({ id, name }) => ({ value: id, label: name }))}
                {...control}
              />
            )}
          </Field>
          <Field
            label={t("post")}
            hint={saysNow("post", (title) => title ?? "") ?? t("postHint")}
            error={errorAt("leaderPostId")}
          >
            {(control) => (
              <Select
                name="leaderPostId"
                defaultValue={account?.post?.id ?? ""}
                empty={t("noPost")}
                options={places.posts.map((post) => ({
                  value: post.id,
                  label:
                    post.holder && post.id !== account?.post?.id
                      ? t("postHeld", { title: post.title, holder: post.holder })
                      : post.title,
                }))}
                {...control}
              />
            )}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
