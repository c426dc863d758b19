"use client";

import { useTranslations } from "next-intl";
import { type z } from "zod";
import { type Role, ROLES } from "@/lib/domain/vocabulary";
import { type proposeRoleInput, type takeRoleInput, type unlockAccountInput } from "@/lib/schemas/accounts";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type AccountItem } from "@/lib/server/queries/accounts";
import { ActionButton, ActionConfirm, FormDialog, textOf } from "../forms/action-form";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { LinkButton } from "../ui/link-button";
import { newId } from "../ui/new-id";
import { Section } from "../ui/section";
import { Select } from "../ui/select";
import { AccountList } from "./account-list";
import { AccountStates } from "./account-states";

type Run<S extends z.ZodType> = (input: z.input<S>) => Promise<ActionResult<void>>;

export interface RoleActions {
  readonly propose: Run<typeof proposeRoleInput>;
  readonly take: Run<typeof takeRoleInput>;
  readonly takeFactor: Run<typeof unlockAccountInput>;
  readonly unlock: Run<typeof unlockAccountInput>;
}

/** What the person may do here beside proposing a role. */
interface RoleRights {
  readonly take: boolean;
  readonly unlock: boolean;
}

/** Which role each account holds; an account holds one or none. `waiting`: accounts for which a role is proposed. */
export function RoleTable({
  accounts,
  total,
  ownId,
  waiting,
  rights,
  actions,
}: {
  accounts: readonly AccountItem[];
  total: number;
  ownId: string;
  waiting: ReadonlySet<string>;
  rights: RoleRights;
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
            {account.lockedUntil && rights.unlock && (
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
              <RoleTools
                account={account}
                waits={waiting.has(account.id)}
                rights={rights}
                actions={actions}
              />
            )}
          </>
        )}
      />
    </Section>
  );
}

/** A role that is proposed is decided above the list; taking one away does not wait. */
function RoleTools({
  account,
  waits,
  rights,
  actions,
}: {
  account: AccountItem;
  waits: boolean;
  rights: RoleRights;
  actions: RoleActions;
}) {
  const t = useTranslations("admin.roles");
  const { id, version, name } = account;
  return (
    <>
      {waits ? (
        <Badge tone="info">{t("waits")}</Badge>
      ) : (
        <ProposeDialog account={account} propose={actions.propose} />
      )}
      {account.hasFactor && rights.unlock && (
        <ActionConfirm
          trigger={<Button size="sm">{t("takeFactor")}</Button>}
          title={t("takeFactorTitle", { name })}
          confirmLabel={t("takeFactor")}
          danger
          action={actions.takeFactor}
          input={() => ({ id })}
          done={() => t("factorTaken", { name })}
        >
          {t("takeFactorText")}
        </ActionConfirm>
      )}
      {account.role && rights.take && (
        <ActionConfirm
          trigger={<Button size="sm">{t("take")}</Button>}
          title={t("takeTitle", { name })}
          confirmLabel={t("take")}
          danger
          action={actions.take}
          input={(reason) => ({ id, version, reason })}
          reason={{ label: t("reason"), maxLength: 200 }}
          done={() => t("taken", { name })}
        >
          {t("takeText")}
        </ActionConfirm>
      )}
    </>
  );
}

function ProposeDialog({ account, propose }: { account: AccountItem; propose: RoleActions["propose"] }) {
  const t = useTranslations("admin.roles");
  const role = useTranslations("domain.role");
  const { id, version, name } = account;
  return (
    <FormDialog
      trigger={
        <Button size="sm" variant={account.role ? "secondary" : "primary"}>
          {account.role ? t("change") : t("propose")}
        </Button>
      }
      title={t("proposeTitle", { name })}
      description={t("proposeText")}
      action={propose}
      read={(form): z.input<typeof proposeRoleInput> => ({
        id,
        version,
        proposalId: newId(),
        role: textOf(form, "role") as Role,
        reason: textOf(form, "reason"),
      })}
      done={() => t("proposed", { name })}
      submitLabel={t("propose")}
    >
      {(errorAt) => (
        <>
          <Field label={t("role")} error={errorAt("role")} required>
            {(control) => (
              <Select
                name="role"
                defaultValue=""
                empty={t("choose")}
                options={ROLES.filter((known) => known !== account.role).map((known) => ({
                  value: known,
                  label: role(known),
                }))}
                {...control}
              />
            )}
          </Field>
          <Field label={t("reason")} hint={t("reasonHint")} error={errorAt("reason")} required>
            {(control) => <Input name="reason" maxLength={200} {...control} />}
          </Field>
        </>
      )}
    </FormDialog>
  );
}
