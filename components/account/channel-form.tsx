"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type z } from "zod";
import { type Channel, WEBHOOK_FORMATS } from "@/lib/domain/delivery";
import { type MessageKind } from "@/lib/domain/message";
import { type Speaker } from "@/lib/format/speaker";
import { type setChannelsInput, type testChannelInput } from "@/lib/schemas/messages";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type ChannelsView } from "@/lib/server/queries/message-channels";
import { ActionButton, ActionForm, choiceOf, textOf } from "../forms/action-form";
import { Checkbox } from "../ui/checkbox";
import { Field, FieldGroup } from "../ui/field";
import { Input } from "../ui/input";
import { Section } from "../ui/section";
import { Select } from "../ui/select";
import { PasswordAgain } from "./password-again";

type Test = (
  input: z.input<typeof testChannelInput>,
) => Promise<ActionResult<{ readonly problem: string | null }>>;
type Set = (input: z.input<typeof setChannelsInput>) => Promise<ActionResult<void>>;

/** 提醒方式: by mail and by a group's robot, each with what it is to carry. In the product everybody is told everything. */
export function ChannelForm({
  view,
  account,
  set,
  test,
}: {
  view: ChannelsView;
  account: string;
  set: Set;
  test: Test;
}) {
  const t = useTranslations("account.channels");
  const [format, setFormat] = useState<string>(view.webhookFormat ?? "");
  const chosen = (form: FormData, channel: Channel): MessageKind[] =>
    view.offered.filter((kind) => form.has(`${channel}.${kind}`));
  return (
    <Section id="channels" title={t("title")} description={t("hint")}>
      <ActionForm
        // The robot's address and key are emptied once they are stored.
        key={view.version}
        action={set}
        read={(form) => ({
          email: textOf(form, "email").trim(),
          emailKinds: chosen(form, "email"),
          webhookFormat: choiceOf(form, "webhookFormat") as ChannelsView["webhookFormat"],
          webhookUrl: textOf(form, "webhookUrl"),
          webhookSecret: textOf(form, "webhookSecret"),
          webhookKinds: chosen(form, "webhook"),
          current: textOf(form, "current"),
          version: view.version,
        })}
        done={() => t("done")}
        submitLabel={t("submit")}
      >
        {(errorAt) => (
          <div className="grid gap-6 lg:grid-cols-2">
            <div className="space-y-3">
              <Field
                label={t("email")}
                hint={t(view.mailReady ? "emailHint" : "mailOff")}
                error={errorAt("email")}
                className="max-w-md"
              >
                {(control) => (
                  <Input
                    type="email"
                    name="email"
                    autoComplete="email"
                    defaultValue={view.email ?? ""}
                    {...control}
                  />
                )}
              </Field>
              <Kinds
                channel="email"
                offered={view.offered}
                kinds={view.emailKinds}
                fresh={view.version === null}
              />
              {view.email && view.mailReady && <TestButton channel="email" test={test} />}
            </div>
            <div className="space-y-3">
              <Field label={t("webhook")} hint={t("webhookHint")} className="max-w-md">
                {(control) => (
                  <Select
                    name="webhookFormat"
                    value={format}
                    onChange={(event) => setFormat(event.target.value)}
                    options={[
                      { value: "", label: t("noWebhook") },
                      ...WEBHOOK_FORMATS.map((value) => ({ value, label: t(`formats.${value}`) })),
                    ]}
                    {...control}
                  />
                )}
              </Field>
              {format && (
                <>
                  <Field
                    label={t("webhookUrl")}
                    hint={view.webhookHost ? t("kept", { host: view.webhookHost }) : undefined}
                    error={errorAt("webhookUrl")}
                    required={!view.webhookHost}
                    className="max-w-md"
                  >
                    {(control) => <Input name="webhookUrl" inputMode="url" autoComplete="off" {...control} />}
                  </Field>
                  {format !== "wecom" && (
                    <Field
                      label={t("webhookSecret")}
                      hint={t(view.hasSecret ? "secretKept" : "secretHint")}
                      error={errorAt("webhookSecret")}
                      required={!view.hasSecret}
                      className="max-w-md"
                    >
                      {(control) => (
                        <Input type="password" name="webhookSecret" autoComplete="off" {...control} />
                      )}
                    </Field>
                  )}
                  <Kinds
                    channel="webhook"
                    offered={view.offered}
                    kinds={view.webhookKinds}
                    fresh={view.webhookFormat === null}
                  />
                  {view.webhookHost && format === view.webhookFormat && (
                    <TestButton channel="webhook" test={test} />
                  )}
                </>
              )}
            </div>
            <PasswordAgain
              account={account}
              error={errorAt("current")}
              hint={t("passwordHint")}
              required={false}
            />
          </div>
        )}
      </ActionForm>
    </Section>
  );
}

/** Sends a test message to what is stored, and says how it went. */
function TestButton({ channel, test }: { channel: Channel; test: Test }) {
  const t = useTranslations("account.channels");
  // What a receiver answered may be anything: only some of it has words of ours.
  const problems = useTranslations("admin.outbox.problems") as unknown as Speaker;
  return (
    <ActionButton
      size="sm"
      action={async (input: { channel: Channel }) => {
        const result = await test(input);
        if (!result.ok || result.data.problem === null) return result;
        const { problem } = result.data;
        const message = t("notSent", { problem: problems.has(problem) ? problems(problem) : problem });
        return { ok: false, problem: { code: "FAULT", message, requestId: "" } };
      }}
      input={{ channel }}
      note={t("tested")}
    >
      {t("test")}
    </ActionButton>
  );
}

/** What a channel carries; all of it until somebody chooses. */
function Kinds({
  channel,
  offered,
  kinds,
  fresh,
}: {
  channel: Channel;
  offered: readonly MessageKind[];
  kinds: readonly MessageKind[];
  fresh: boolean;
}) {
  const t = useTranslations("account.channels");
  const names = useTranslations("domain.messageKind");
  return (
    <FieldGroup legend={t("kinds")}>
      {offered.map((kind) => (
        <Checkbox
          key={kind}
          name={`${channel}.${kind}`}
          label={names(kind)}
          defaultChecked={fresh && channel === "webhook" ? true : kinds.includes(kind)}
        />
      ))}
    </FieldGroup>
  );
}
