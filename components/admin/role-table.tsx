"use client";

import { useTranslations } from "next-intl";
import { type z } from "zod";
import { ROLES } from "@/lib/domain/vocabulary";
import { type grantRoleInput, type unlockAccountInput } from "@/lib/schemas/accounts";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type AccountItem } from "@/lib/server/queries/accounts";
import { ActionButton, FormDialog, textOf } from "../forms/action-form";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { LinkButton } from "../ui/link-button";
import { Section } from "../ui/section";
import { Select } from "../ui/select";
import { AccountList } from "./account-list";
import { AccountStates } from "./account-states";

type Run<S extends z.ZodType> = (input: z.input<S>) => Promise<ActionResult<void>>;

export interface RoleActions {
  readonly grant: Run<typeof grantRoleInput>;
  readonly unlock: Run<typeof unlockAccountInput>;
}

/** Which role each account holds; an account holds one or none. */
export function RoleTable({
  accounts,
  total,
  ownId,
  actions,
}: {
  accounts: readonly AccountItem[];
  total: number;
  ownId: string;
  actions: RoleActions;
}) {
  const t = useTranslations("admin.roles");
  const role = useTranslations("domain.role");
  const shared = useTranslations("admin.account");
  const clear = useTranslations("common.filter");
  if (accounts.length === 0)
    return (
      <EmptyState title={t("empty")} action={<LinkButton href="/admin/roles">{clear("reset")}</LinkButton>}>
        {t("emptyHint")}
      </EmptyState>
    );
  return (
    <Section title={t("count", { total })} flush>
      <AccountList
        label={t("title")}
        accounts={accounts}
        columns={[
          {
            label: t("role"),
            className: "font-medium",
            cell: (account) =>
              account.role ? role(account.role) : <span className="text-yellow">{t("none")}</span>,
          },
          { label: t("state"), cell: (account) => <AccountStates account={account} /> },
        ]}
        tools={(account) => (
          <>
            {account.lockedUntil && (
              <ActionButton
                size="sm"
                action={actions.unlock}
                input={{ id: account.id }}
                note={t("unlocked", { name: account.name })}
              >
                {t("unlock")}
              </ActionButton>
            )}
            {account.id === ownId ? (
              <Badge>{shared("own")}</Badge>
            ) : (
              <GrantDialog account={account} grant={actions.grant} />
            )}
          </>
        )}
      />
    </Section>
  );
}

function GrantDialog({ account, grant }: { account: AccountItem; grant: RoleActions["grant"] }) {
  const t = useTranslations("admin.roles");
  const role = useTranslations("domain.role");
  const { id, version, name } = account;
  return (
    <FormDialog
      trigger={
        <Button size="sm" variant={account.role ? "secondary" : "primary"}>
          {account.role ? t("change") : t("grant")}
        </Button>
      }
      title={t("grantTitle", { name })}
      description={t("grantText")}
      action={grant}
      read={(form): z.input<typeof grantRoleInput> => ({
        id,
        version,
        role: ROLES.find((known) => known === textOf(form, "role")) ?? null,
      })}
      done={() => t("granted", { name })}
      submitLabel={t("grant")}
    >
      {(errorAt) => (
        <Field label={t("role")} error={errorAt("role")}>
          {(control) => (
            <Select
              name="role"
              defaultValue={account.role ?? ""}
              empty={t("takeAway")}
              options={ROLES.map((known) => ({ value: known, label: role(known) }))}
              {...control}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
