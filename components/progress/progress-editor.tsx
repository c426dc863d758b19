"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { plausibilityHints } from "@/lib/domain/plausibility";
import { progressGaps } from "@/lib/domain/progress";
import { type ProgressForm } from "@/lib/schemas/progress";
import { type DraftOwner } from "@/lib/server/auth/draft-secret";
import { type ProgressFormView } from "@/lib/server/queries/progress-form";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Section } from "../ui/section";
import { Spinner } from "../ui/spinner";
import { Textarea } from "../ui/textarea";
import { toast } from "../ui/toast";
import { type SaveProblem, type SaveStatus } from "./autosave";
import { ConflictChoice } from "./conflict-choice";
import { EvidencePanel, type StoredDraft } from "./evidence-panel";
import { FigureFields } from "./figure-fields";
import { PlausibilityHints } from "./plausibility-hints";
import { type ProgressActions } from "./progress-actions";
import { contentOf, formOf } from "./progress-form";
import { SaveStatusLine } from "./save-status-line";
import { useProgressAutosave } from "./use-progress-autosave";

const WORDS = [
  { field: "progress", required: true },
  { field: "problems", required: false },
  { field: "nextStep", required: false },
] as const;

/** The form in which a unit writes a month: it saves itself, says so, and loses nothing. */
export function ProgressEditor({
  view,
  newReportId,
  owner,
  actions,
}: {
  view: ProgressFormView;
  newReportId: string;
  owner: DraftOwner;
  actions: ProgressActions;
}) {
  const t = useTranslations("progress");
  const router = useRouter();
  const editor = useProgressAutosave(view, newReportId, owner, actions);
  const { autosave, form, status, offer } = editor;
  const [submitting, setSubmitting] = useState(false);
  const [refusal, setRefusal] = useState<SaveProblem>();
  const { definition, id: targetId } = view.target;
  const { period } = view;
  const { stored } = actions;
  const loadTheirs = useCallback(() => stored({ targetId, period }), [stored, targetId, period]);

  const change = (patch: Partial<ProgressForm>) => {
    setRefusal(undefined);
    autosave.change(patch);
  };
  const content = contentOf(definition, form);
  const { value } = content;
  const gaps = progressGaps(definition.measure, content);

  const hints = plausibilityHints({
    definition,
    period,
    value: definition.measure === "milestone" ? (content.stage?.toString() ?? null) : value,
    approved: view.approved,
    expected: view.expected,
  });

  const handsOver = !view.maySubmit && view.mayHandOver;

  async function submit() {
    setSubmitting(true);
    try {
      if (!(await autosave.flush(autosave.getState().identity.version === null))) return;
      const { id, version } = autosave.getState().identity;
      const answer = await (handsOver ? actions.handOver : actions.submit)({
        reports: [{ id, version: version ?? 1 }],
      });
      if (!answer.ok) return setRefusal(answer.problem);
      toast.success(t(handsOver ? "form.handedOverToast" : "form.submittedToast"));
      router.refresh();
    } catch {
      setRefusal({ code: "UNREACHABLE", message: t("evidence.cut") });
    } finally {
      setSubmitting(false);
    }
  }

  const ensureReport = async (): Promise<StoredDraft> => {
    const untouched = autosave.getState().identity.version === null;
    const isStored = await autosave.flush(untouched);
    const { identity, status } = autosave.getState();
    if (isStored) return { id: identity.id };
    const problem = status.kind === "unsaved" || status.kind === "conflict" ? status.problem : null;
    return { id: null, reason: problem?.message ?? t("evidence.cut") };
  };
  const errors = { ...fieldsOf(status), ...refusal?.fields };

  return (
    <div className="space-y-5">
      {offer && (
        <Banner
          title={t("save.restoreTitle")}
          action={
            <>
              <Button variant="primary" onClick={editor.restore}>
                {t("save.restore")}
              </Button>
              <Button onClick={editor.discard}>{t("save.discard")}</Button>
            </>
          }
        >
          {t("save.restoreText")}
          {offer.progress && <q className="ms-1 line-clamp-2">{offer.progress}</q>}
        </Banner>
      )}
      {status.kind === "conflict" && (
        <ConflictChoice
          definition={definition}
          mine={form}
          load={loadTheirs}
          onKeepMine={({ id, version }) => autosave.resolve(form, { id, version }, true)}
          onTakeTheirs={(theirs) => {
            autosave.resolve(formOf(theirs), { id: theirs.id, version: theirs.version }, false);
            router.refresh();
          }}
        />
      )}
      <Section title={t("form.asked")}>
        <div className="space-y-4">
          <FigureFields
            definition={definition}
            form={form}
            understood={value !== null && value !== form.value.trim() ? value : null}
            errors={errors}
            onChange={change}
          />
          <PlausibilityHints
            definition={definition}
            hints={hints}
            onTake={(suggested) => change({ value: suggested })}
          />
          {WORDS.map(({ field, required }) => (
            <Field
              key={field}
              label={t(`form.${field}`)}
              hint={field === "progress" ? t("form.progressHint") : undefined}
              error={errors[field]}
              required={required}
            >
              {(control) => (
                <Textarea
                  {...control}
                  rows={field === "progress" ? 5 : 3}
                  maxLength={4000}
                  value={form[field]}
                  onChange={({ target }) => change({ [field]: target.value })}
                />
              )}
            </Field>
          ))}
        </div>
      </Section>
      <EvidencePanel evidence={view.evidence} actions={actions} ensureReport={ensureReport} />
      <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t bg-surface px-4 py-3 lg:mx-0 lg:rounded-lg lg:border print:hidden">
        <div className="min-w-0 grow">
          <SaveStatusLine status={status} />
          <p className="text-sm text-muted">
            {gaps.length > 0
              ? t("form.missing", { gaps: gaps.map((gap) => t(`gap.${gap}`)).join("、") })
              : t(view.maySubmit ? "form.ready" : "form.readyReporter")}
          </p>
          {refusal && (
            <p role="alert" className="text-sm font-medium text-red">
              {refusal.message}
            </p>
          )}
        </div>
        {(view.maySubmit || handsOver) && (
          <Button
            variant="primary"
            disabled={submitting || gaps.length > 0 || status.kind === "conflict"}
            onClick={() => void submit()}
          >
            {submitting && <Spinner />}
            {t(submitting ? "form.submitting" : handsOver ? "form.handOver" : "form.submit")}
          </Button>
        )}
      </div>
    </div>
  );
}

function fieldsOf(status: SaveStatus): Readonly<Record<string, string>> {
  return status.kind === "unsaved" ? (status.problem?.fields ?? {}) : {};
}
