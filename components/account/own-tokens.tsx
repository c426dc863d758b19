"use client";

import { useLocale, useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { formatDate, formatDateTime } from "@/lib/format/dates";
import { type CreatedToken } from "@/lib/server/commands/create-token";
import { type OwnToken, type OwnTokens } from "@/lib/server/queries/own-tokens";
import { ActionConfirm } from "../forms/action-form";
import { ShownOnce } from "../forms/shown-once";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";
import { type TokenActions, TokenDialog } from "./token-dialog";

/** 访问令牌 of one's own: what programs act with, how long, when last; make one, take one back. */
export function OwnTokensSection({
  view: { allowed, scopes, tokens },
  account,
  actions,
}: {
  view: OwnTokens;
  account: string;
  actions: TokenActions;
}) {
  const t = useTranslations("account.tokens");
  const router = useRouter();
  const [made, setMade] = useState<CreatedToken>();
  const mayCreate = allowed && scopes.length > 0;
  const close = () => {
    setMade(undefined);
    router.refresh();
  };
  const create = (variant?: "primary") => (
    <TokenDialog
      trigger={<Button variant={variant}>{t("create")}</Button>}
      scopes={scopes}
      account={account}
      create={actions.create}
      done={setMade}
    />
  );
  return (
    <Section
      id="tokens"
      title={t("title")}
      description={t("hint")}
      flush={tokens.length > 0 && !made}
      actions={mayCreate && tokens.length > 0 && !made && create()}
    >
      {made ? (
        <ShownOnce
          title={t("made", { name: made.name })}
          secret={made.token}
          closeLabel={t("kept")}
          onClose={close}
        >
          {t("madeText")}
        </ShownOnce>
      ) : tokens.length > 0 ? (
        <TokenTable tokens={tokens} revoke={actions.revoke} />
      ) : mayCreate ? (
        <EmptyState title={t("empty")} action={create("primary")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <p className="text-muted">{t(allowed ? "noScopes" : "off")}</p>
      )}
    </Section>
  );
}

function TokenTable({ tokens, revoke }: { tokens: readonly OwnToken[]; revoke: TokenActions["revoke"] }) {
  const t = useTranslations("account.tokens");
  const scopeName = useTranslations("domain.tokenScope");
  const locale = useLocale();
  return (
    <Table label={t("title")} narrow="cards">
      <Thead>
        <Tr>
          <Th>{t("name")}</Th>
          <Th>{t("scopes")}</Th>
          <Th>{t("created")}</Th>
          <Th>{t("expires")}</Th>
          <Th>{t("lastUsed")}</Th>
          <Th>
            <span className="sr-only">{t("revoke")}</span>
          </Th>
        </Tr>
      </Thead>
      <Tbody>
        {tokens.map((token) => (
          <Tr key={token.id}>
            <Th scope="row">{token.name}</Th>
            <Td label={t("scopes")}>{token.scopes.map((scope) => scopeName(scope)).join(t("and"))}</Td>
            <Td label={t("created")} className="tabular-nums">
              {formatDate(token.createdAt, locale)}
            </Td>
            <Td label={t("expires")} className="tabular-nums">
              {token.expired ? (
                <Badge tone="bad">{t("expired", { day: formatDate(token.expiresAt, locale) })}</Badge>
              ) : (
                formatDateTime(token.expiresAt, locale)
              )}
            </Td>
            <Td label={t("lastUsed")} className="tabular-nums">
              {token.lastUsedAt ? formatDateTime(token.lastUsedAt, locale) : t("never")}
            </Td>
            <Td className="text-end">
              <ActionConfirm
                trigger={
                  <Button size="sm" variant="danger" aria-label={t("revokeNamed", { name: token.name })}>
                    {t("revoke")}
                  </Button>
                }
                title={t("revokeTitle", { name: token.name })}
                confirmLabel={t("revoke")}
                danger
                action={revoke}
                input={() => ({ id: token.id })}
                done={() => t("revoked", { name: token.name })}
              >
                {t("revokeText")}
              </ActionConfirm>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
