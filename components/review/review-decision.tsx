"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { FormProblem } from "../forms/form-problem";
import { useAction } from "../forms/use-action";
import { useShortcuts } from "../ui/use-shortcuts";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { HelpOverlay } from "../ui/help-overlay";
import { Kbd } from "../ui/kbd";
import { LinkButton } from "../ui/link-button";
import { Textarea } from "../ui/textarea";
import { type ApproveReports, type ReturnReport } from "./review-actions";

/** Approve or return, by mouse or key; afterwards the next report that waits comes up. */
export function ReviewDecision({
  report,
  decidable,
  previousHref,
  nextHref,
  afterHref,
  position,
  approve,
  sendBack,
}: {
  report: { readonly id: string; readonly version: number };
  /** False for the own report, for one that was decided already, and on an earlier day. */
  decidable: boolean;
  previousHref: string | null;
  nextHref: string | null;
  /** Where to go after a decision: the next report, or the queue. */
  afterHref: string;
  position: string;
  approve: ApproveReports;
  sendBack: ReturnReport;
}) {
  const t = useTranslations("review");
  const router = useRouter();
  const [returning, setReturning] = useState(false);
  const [reason, setReason] = useState("");
  const approval = useAction(approve, () => {
    router.push(afterHref);
    return t("approvedOne");
  });
  const refusal = useAction(sendBack, () => {
    setReturning(false);
    router.push(afterHref);
    return t("returnedOne");
  });
  // The next report is fetched while this one is read.
  useEffect(() => {
    if (nextHref) router.prefetch(nextHref);
  }, [router, nextHref]);
  const busy = approval.pending || refusal.pending;
  const { id, version } = report;
  const doApprove = () => decidable && !busy && approval.run({ reports: [{ id, version }] });
  const askReason = () => decidable && !busy && setReturning(true);
  useShortcuts({
    a: doApprove,
    r: askReason,
    j: () => nextHref && router.push(nextHref),
    k: () => previousHref && router.push(previousHref),
  });

  return (
    <div className="sticky bottom-0 z-10 -mx-4 mt-5 space-y-2 border-t bg-surface px-4 py-3 lg:mx-0 lg:rounded-lg lg:border print:hidden">
      <FormProblem problem={approval.problem} />
      <div className="flex flex-wrap items-center gap-2">
        <Button variant="primary" disabled={!decidable || busy} onClick={doApprove}>
          {t("approve")}
          <Kbd>a</Kbd>
        </Button>
        <Button variant="danger" disabled={!decidable || busy} onClick={askReason}>
          {t("return")}
          <Kbd>r</Kbd>
        </Button>
        <span className="ms-auto flex flex-wrap items-center gap-2">
          <span className="text-sm text-muted tabular-nums">{position}</span>
          {previousHref && (
            <LinkButton size="sm" href={previousHref}>
              {t("previous")}
              <Kbd>k</Kbd>
            </LinkButton>
          )}
          {nextHref && (
            <LinkButton size="sm" href={nextHref}>
              {t("next")}
              <Kbd>j</Kbd>
            </LinkButton>
          )}
          <HelpOverlay
            shortcuts={[
              { keys: ["a"], label: t("help.approve") },
              { keys: ["r"], label: t("help.return") },
              { keys: ["j"], label: t("help.next") },
              { keys: ["k"], label: t("help.previous") },
            ]}
          />
        </span>
      </div>
      <Dialog title={t("returnTitle")} open={returning} onOpenChange={setReturning}>
        <form
          className="space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            refusal.run({ id, version, reason });
          }}
        >
          <FormProblem problem={refusal.errorAt("reason") ? null : refusal.problem} />
          <Field label={t("returnReason")} hint={t("returnHint")} error={refusal.errorAt("reason")} required>
            {(control) => (
              <Textarea
                {...control}
                autoFocus
                rows={4}
                maxLength={500}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </Field>
          <div className="flex justify-end">
            <Button type="submit" variant="danger" disabled={busy}>
              {t("return")}
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
