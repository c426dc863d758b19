"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type z } from "zod";
import {
  type confirmFactorInput,
  type factorCodeInput,
  type passwordAgainInput,
} from "@/lib/schemas/accounts";
import { type FactorSetupData, type NewRecoveryCodes } from "@/lib/server/commands/enrol-factor";
import { type ActionResult } from "@/lib/server/http/define-action";
import { ActionForm, textOf } from "../forms/action-form";
import { CodeField } from "./code-field";
import { PasswordAgain } from "./password-again";
import { RecoveryCodes } from "./recovery-codes";

type Run<S extends z.ZodType, Data> = (input: z.input<S>) => Promise<ActionResult<Data>>;

export interface FactorActions {
  readonly begin: Run<typeof passwordAgainInput, FactorSetupData>;
  readonly finish: Run<typeof confirmFactorInput, NewRecoveryCodes>;
  readonly renew: Run<typeof factorCodeInput, NewRecoveryCodes>;
  readonly remove: Run<typeof factorCodeInput, void>;
}

/** Sets up 动态口令 in three steps: the password again, the app with its first code, the recovery codes to keep. */
export function FactorSetup({
  account,
  actions,
  onDone,
}: {
  account: string;
  actions: Pick<FactorActions, "begin" | "finish">;
  onDone: () => void;
}) {
  const t = useTranslations("account.factor");
  const [data, setData] = useState<FactorSetupData>();
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  if (!data)
    return (
      <ActionForm
        action={actions.begin}
        read={(form) => ({ current: textOf(form, "current") })}
        done={setData}
        submitLabel={t("begin")}
      >
        {(errorAt) => <PasswordAgain account={account} error={errorAt("current")} />}
      </ActionForm>
    );
  return (
    <ActionForm
      action={actions.finish}
      read={(form) => ({ code: textOf(form, "code") })}
      done={(made) => setCodes(made.codes)}
      submitLabel={t("finish")}
    >
      {(errorAt) => (
        <>
          <p>{t("scan")}</p>
          <div className="flex flex-wrap items-start gap-4">
            <QrCode {...data.qr} label={t("qr")} />
            <div className="min-w-0 flex-1 space-y-1 text-sm">
              <p className="text-muted">{t("byHand")}</p>
              <code className="block max-w-72 font-mono break-all select-all">
                {data.key.match(/.{1,4}/g)?.join(" ")}
              </code>
            </div>
          </div>
          <CodeField label={t("code")} hint={t("codeHint")} error={errorAt("code")} />
        </>
      )}
    </ActionForm>
  );
}

/** Dark on white whatever the scheme: cameras read nothing else. */
function QrCode({ size, path, label }: FactorSetupData["qr"] & { label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className="size-44 shrink-0 rounded-md border"
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
