"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type z } from "zod";
import { maySetPassword } from "@/lib/domain/account";
import {
  type changeAccountInput,
  type createAccountInput,
  type seenAccountInput,
} from "@/lib/schemas/accounts";
import { formatDateTime } from "@/lib/format/dates";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type AccountItem, type PlaceChoices } from "@/lib/server/queries/accounts";
import { ActionButton, ActionConfirm } from "../forms/action-form";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { newId } from "../ui/new-id";
import { Section } from "../ui/section";
import { AccountList } from "./account-list";
import { AccountDialog } from "./account-dialog";
import { AccountStates } from "./account-states";
import { type NewPassword, OneTimePassword } from "./one-time-password";

type Run<S extends z.ZodType, Data = void> = (input: z.input<S>) => Promise<ActionResult<Data>>;

export interface AccountActions {
  readonly create: Run<typeof createAccountInput, NewPassword>;
  readonly change: Run<typeof changeAccountInput>;
  readonly disable: Run<typeof seenAccountInput>;
  readonly enable: Run<typeof seenAccountInput>;
  readonly resetPassword: Run<typeof seenAccountInput, NewPassword>;
}

/** Accounts as the system administrator keeps them: who there is and where the person works, not what one may do. */
export function AccountTable({
  accounts,
  total,
  ownId,
  places,
  actions,
}: {
  accounts: readonly AccountItem[];
  total: number;
  ownId: string;
  places: PlaceChoices;
  actions: AccountActions;
}) {
  const t = useTranslations("admin.accounts");
  const clear = useTranslations("common.filter");
  const locale = useLocale();
  const [secret, setSecret] = useState<NewPassword>();
  return (
    <>
      {secret && <OneTimePassword secret={secret} onClose={() => setSecret(undefined)} />}
      <Section
        title={t("count", { total })}
        flush={accounts.length > 0}
        actions={
          <AccountDialog
            trigger={<Button variant="primary">{t("create")}</Button>}
            title={t("create")}
            description={t("createHint")}
            places={places}
            action={({ account, ...person }) => actions.create({ id: newId(), account, ...person })}
            done={setSecret}
            submitLabel={t("create")}
          />
        }
      >
        {accounts.length === 0 ? (
          <EmptyState
            title={t("empty")}
            action={<LinkButton href="/admin/accounts">{clear("reset")}</LinkButton>}
          >
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <AccountList
            label={t("title")}
            accounts={accounts}
            columns={[
              { label: t("state"), cell: (account) => <AccountStates account={account} /> },
              {
                label: t("lastSeen"),
                className: "tabular-nums",
                cell: ({ lastSeenAt }) => (lastSeenAt ? formatDateTime(lastSeenAt, locale) : t("never")),
              },
            ]}
            tools={(account) => (
              <AccountTools
                account={account}
                own={account.id === ownId}
                places={places}
                actions={actions}
                onPassword={setSecret}
              />
            )}
          />
        )}
      </Section>
    </>
  );
}

function AccountTools({
  account: row,
  own,
  places,
  actions,
  onPassword,
}: {
  account: AccountItem;
  own: boolean;
  places: PlaceChoices;
  actions: AccountActions;
  onPassword: (secret: NewPassword) => void;
}) {
  const t = useTranslations("admin.accounts");
  const shared = useTranslations("admin.account");
  const { id, version, name } = row;
  const seen = { id, version };
  return (
    <>
      <AccountDialog
        trigger={<Button size="sm">{t("change")}</Button>}
        title={t("changeTitle", { name })}
        account={row}
        places={places}
        action={({ account: _account, ...person }) => actions.change({ ...seen, ...person })}
        done={() => t("changed", { name })}
      />
      {own ? (
        <Badge>{shared("own")}</Badge>
      ) : (
        <>
          {maySetPassword("system_admin", row) && (
            <ActionConfirm
              trigger={<Button size="sm">{t("reset")}</Button>}
              title={t("resetTitle", { name })}
              confirmLabel={t("reset")}
              action={actions.resetPassword}
              input={() => seen}
              done={onPassword}
            >
              {t("resetText")}
            </ActionConfirm>
          )}
          {row.disabled ? (
            <ActionButton size="sm" action={actions.enable} input={seen} note={t("enabled", { name })}>
              {t("enable")}
            </ActionButton>
          ) : (
            <ActionConfirm
              trigger={<Button size="sm">{t("disable")}</Button>}
              title={t("disableTitle", { name })}
              confirmLabel={t("disable")}
              danger
              action={actions.disable}
              input={() => seen}
              done={() => t("disabled", { name })}
            >
              {t("disableText")}
            </ActionConfirm>
          )}
        </>
      )}
    </>
  );
}
