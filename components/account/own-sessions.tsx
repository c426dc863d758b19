"use client";

import { useLocale, useTranslations } from "next-intl";
import { type z } from "zod";
import { formatDateTime } from "@/lib/format/dates";
import { deviceName } from "@/lib/format/device-name";
import { type passwordAgainInput } from "@/lib/schemas/accounts";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type OwnSession } from "@/lib/server/queries/own-sessions";
import { FormDialog, textOf } from "../forms/action-form";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Section } from "../ui/section";
import { PasswordAgain } from "./password-again";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";

/** Where the person is signed in, and the way out of everywhere else. */
export function OwnSessions({
  sessions,
  account,
  revokeOthers,
}: {
  sessions: readonly OwnSession[];
  account: string;
  revokeOthers: (
    input: z.input<typeof passwordAgainInput>,
  ) => Promise<ActionResult<{ readonly revoked: number }>>;
}) {
  const t = useTranslations("account.sessions");
  const locale = useLocale();
  return (
    <Section
      title={t("title")}
      description={t("hint")}
      flush
      actions={
        sessions.length > 1 && (
          <FormDialog
            trigger={<Button>{t("revoke")}</Button>}
            title={t("revokeTitle")}
            description={t("revokeText")}
            action={revokeOthers}
            read={(form) => ({ current: textOf(form, "current") })}
            done={({ revoked }) => t("revoked", { count: revoked })}
            submitLabel={t("revoke")}
          >
            {(errorAt) => <PasswordAgain account={account} error={errorAt("current")} />}
          </FormDialog>
        )
      }
    >
      <Table label={t("title")} narrow="cards">
        <Thead>
          <Tr>
            <Th>{t("device")}</Th>
            <Th>{t("since")}</Th>
            <Th>{t("lastSeen")}</Th>
          </Tr>
        </Thead>
        <Tbody>
          {sessions.map((session) => (
            <Tr key={session.id}>
              <Th scope="row">
                {deviceName(session.userAgent) ?? t("unknown")}
                {session.current && (
                  <Badge tone="accent" className="ms-2">
                    {t("current")}
                  </Badge>
                )}
              </Th>
              <Td label={t("since")} className="tabular-nums">
                {formatDateTime(session.createdAt, locale)}
              </Td>
              <Td label={t("lastSeen")} className="tabular-nums">
                {formatDateTime(session.lastSeenAt, locale)}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Section>
  );
}
