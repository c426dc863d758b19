"use client";

import { useLocale, useTranslations } from "next-intl";
import { type z } from "zod";
import { formatDateTime } from "@/lib/format/dates";
import { type refuseRoleInput, type seenProposalInput } from "@/lib/schemas/accounts";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type RoleProposalItem } from "@/lib/server/queries/role-proposals";
import { ActionConfirm } from "../forms/action-form";
import { Button } from "../ui/button";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";

type Run<S extends z.ZodType> = (input: z.input<S>) => Promise<ActionResult<void>>;

export interface ProposalActions {
  readonly grant: Run<typeof seenProposalInput>;
  readonly refuse: Run<typeof refuseRoleInput>;
  readonly withdraw: Run<typeof seenProposalInput>;
}

/** 待授予的角色: what somebody proposed and a second person has to decide. */
export function RoleProposals({
  proposals,
  actions,
}: {
  proposals: readonly RoleProposalItem[];
  actions: ProposalActions;
}) {
  const t = useTranslations("admin.roles.proposals");
  const role = useTranslations("domain.role");
  const locale = useLocale();
  if (proposals.length === 0) return null;
  return (
    <Section id="proposals" title={t("title", { count: proposals.length })} description={t("hint")} flush>
      <Table label={t("title", { count: proposals.length })} narrow="cards">
        <Thead>
          <Tr>
            <Th>{t("person")}</Th>
            <Th>{t("from")}</Th>
            <Th>{t("to")}</Th>
            <Th>{t("reason")}</Th>
            <Th>{t("proposed")}</Th>
            <Th>
              <span className="sr-only">{t("tools")}</span>
            </Th>
          </Tr>
        </Thead>
        <Tbody>
          {proposals.map((proposal) => (
            <Tr key={proposal.id}>
              <Th scope="row">
                {proposal.name} <span className="font-mono font-normal">{proposal.account}</span>
                {proposal.unit && <span className="ms-2 font-normal text-muted">{proposal.unit}</span>}
              </Th>
              <Td label={t("from")}>{proposal.from ? role(proposal.from) : t("none")}</Td>
              <Td label={t("to")} className="font-medium">
                {role(proposal.role)}
              </Td>
              <Td label={t("reason")}>{proposal.reason}</Td>
              <Td label={t("proposed")} className="tabular-nums">
                {proposal.proposedBy} {formatDateTime(proposal.proposedAt, locale)}
              </Td>
              <Td className="py-1">
                <Decision proposal={proposal} actions={actions} />
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Section>
  );
}

function Decision({ proposal, actions }: { proposal: RoleProposalItem; actions: ProposalActions }) {
  const t = useTranslations("admin.roles.proposals");
  const role = useTranslations("domain.role");
  const { id, version, name, mayDecide, mayWithdraw } = proposal;
  const seen = { id, version };
  const said = { name, role: role(proposal.role) };
  if (!mayDecide && !mayWithdraw) return <span className="text-sm text-muted">{t("waits")}</span>;
  return (
    <span className="flex flex-wrap items-center justify-end gap-1 max-sm:justify-start">
      {mayDecide && (
        <>
          <ActionConfirm
            trigger={
              <Button size="sm" variant="primary">
                {t("grant")}
              </Button>
            }
            title={t("grantTitle", said)}
            confirmLabel={t("grant")}
            action={actions.grant}
            input={() => seen}
            done={() => t("granted", said)}
          >
            {t("grantText")}
          </ActionConfirm>
          <ActionConfirm
            trigger={<Button size="sm">{t("refuse")}</Button>}
            title={t("refuseTitle", said)}
            confirmLabel={t("refuse")}
            action={actions.refuse}
            input={(reason) => ({ ...seen, reason })}
            reason={{ label: t("refusal"), maxLength: 200 }}
            done={() => t("refused", said)}
          />
        </>
      )}
      {mayWithdraw && (
        <ActionConfirm
          trigger={<Button size="sm">{t("withdraw")}</Button>}
          title={t("withdrawTitle", said)}
          confirmLabel={t("withdraw")}
          action={actions.withdraw}
          input={() => seen}
          done={() => t("withdrawn", said)}
        />
      )}
    </span>
  );
}
