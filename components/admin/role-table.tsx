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
import { Section } from "../ui/section";
import { Select } from "../ui/select";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
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
  const common = useTranslations("common.state");
  if (accounts.length === 0) return <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>;
  return (
    <Section title={t("count", { total })} flush>
      <Table label={t("title")} narrow="cards">
        <Thead>
          <Tr>
            <Th>{t("name")}</Th>
            <Th>{t("account")}</Th>
            <Th>{t("place")}</Th>
            <Th>{t("role")}</Th>
            <Th>{t("state")}</Th>
            <Th>
              <span className="sr-only">{t("actions")}</span>
            </Th>
          </Tr>
        </Thead>
        <Tbody>
          {accounts.map((account) => (
            <Tr key={account.id}>
              <Th scope="row">{account.name}</Th>
              <Td label={t("account")} className="font-mono">
                {account.account}
              </Td>
              <Td label={t("place")}>{account.post?.title ?? account.unit?.name ?? common("notStated")}</Td>
              <Td label={t("role")} className="font-medium">
                {account.role ? role(account.role) : <span className="text-yellow">{t("none")}</span>}
              </Td>
              <Td label={t("state")}>
                <AccountStates account={account} />
              </Td>
              <Td className="py-1">
                <span className="flex flex-wrap justify-end gap-1 max-sm:justify-start">
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
                    <Badge>{t("own")}</Badge>
                  ) : (
                    <GrantDialog account={account} grant={actions.grant} />
                  )}
                </span>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
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
