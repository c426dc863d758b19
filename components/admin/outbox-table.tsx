"use client";

import { useLocale, useTranslations } from "next-intl";
import { type z } from "zod";
import { type DeliveryState } from "@/lib/domain/delivery";
import { formatDateTime } from "@/lib/format/dates";
import { type Speaker } from "@/lib/format/speaker";
import { type retryDeliveriesInput } from "@/lib/schemas/messages";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type DeliveryItem, type Outbox } from "@/lib/server/queries/deliveries";
import { ActionButton } from "../forms/action-form";
import { Badge, type Tone } from "../ui/badge";
import { Banner } from "../ui/banner";
import { EmptyState } from "../ui/empty-state";
import { Section } from "../ui/section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../ui/table";

type Retry = (
  input: z.input<typeof retryDeliveriesInput>,
) => Promise<ActionResult<{ readonly count: number }>>;

const TONES: Record<DeliveryState, Tone> = { dead: "bad", sending: "info", waiting: "neutral", sent: "good" };

/** What did not leave the product, and the way to try it again. What a message says is not shown here. */
export function OutboxTable({ outbox, retry }: { outbox: Outbox; retry: Retry }) {
  const t = useTranslations("admin.outbox");
  const { counts, deliveries, mailReady } = outbox;
  return (
    <div className="space-y-4">
      {!mailReady && <Banner tone="info">{t("mailOff")}</Banner>}
      <Section
        flush
        title={t("list")}
        description={t("counts", { ...counts, waiting: counts.waiting + counts.sending })}
        actions={
          counts.dead > 0 && (
            <ActionButton action={retry} input={{ id: null }} note={t("retried")}>
              {t("retryAll")}
            </ActionButton>
          )
        }
      >
        {deliveries.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
        ) : (
          <Table label={t("list")} narrow="cards">
            <Thead>
              <Tr>
                {(["person", "kind", "channel", "state", "problem", "attempts", "createdAt"] as const).map(
                  (column) => (
                    <Th key={column}>{t(column)}</Th>
                  ),
                )}
                <Th>
                  <span className="sr-only">{t("retry")}</span>
                </Th>
              </Tr>
            </Thead>
            <Tbody>
              {deliveries.map((delivery) => (
                <Row key={delivery.id} delivery={delivery} retry={retry} />
              ))}
            </Tbody>
          </Table>
        )}
      </Section>
    </div>
  );
}

function Row({ delivery, retry }: { delivery: DeliveryItem; retry: Retry }) {
  const t = useTranslations("admin.outbox");
  // What a receiver answered may be anything: only some of it has words of ours.
  const problems = useTranslations("admin.outbox.problems") as unknown as Speaker;
  const domain = useTranslations("domain");
  const locale = useLocale();
  const { id, person, account, kind, channel, state, attempts, problem, createdAt, nextAt } = delivery;
  return (
    <Tr>
      <Th scope="row">
        {person} <span className="font-normal text-muted">{account}</span>
      </Th>
      <Td label={t("kind")}>{domain(`messageKind.${kind}`)}</Td>
      <Td label={t("channel")}>{domain(`channel.${channel}`)}</Td>
      <Td label={t("state")}>
        <Badge tone={TONES[state]}>{domain(`deliveryState.${state}`)}</Badge>
        {nextAt && attempts > 0 && (
          <span className="block text-sm text-muted tabular-nums">
            {t("nextAt", { at: formatDateTime(nextAt, locale) })}
          </span>
        )}
      </Td>
      <Td label={t("problem")}>{problem && (problems.has(problem) ? problems(problem) : problem)}</Td>
      <Td label={t("attempts")} className="tabular-nums">
        {attempts}
      </Td>
      <Td label={t("createdAt")} className="whitespace-nowrap tabular-nums">
        {formatDateTime(createdAt, locale)}
      </Td>
      <Td className="py-1 text-end max-sm:text-start">
        {state === "dead" && (
          <ActionButton
            size="sm"
            action={retry}
            input={{ id }}
            note={t("retried")}
            label={t("retryOf", { person })}
          >
            {t("retry")}
          </ActionButton>
        )}
      </Td>
    </Tr>
  );
}
