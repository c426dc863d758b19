"use client";

import { useLocale, useTranslations } from "next-intl";
import { formatDateTime } from "@/lib/format/dates";
import { deviceName } from "@/lib/format/device-name";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type OwnSession } from "@/lib/server/queries/own-sessions";
import { ActionConfirm } from "../forms/action-form";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";

/** Where the person is signed in, and the way out of everywhere else. */
export function OwnSessions({
  sessions,
  revokeOthers,
}: {
  sessions: readonly OwnSession[];
  revokeOthers: (input: undefined) => Promise<ActionResult<{ readonly revoked: number }>>;
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
          <ActionConfirm
            trigger={<Button>{t("revoke")}</Button>}
            title={t("revokeTitle")}
            confirmLabel={t("revoke")}
            action={revokeOthers}
            input={() => undefined}
            done={({ revoked }) => t("revoked", { count: revoked })}
          >
            {t("revokeText")}
          </ActionConfirm>
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
