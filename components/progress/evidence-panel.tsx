"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { EVIDENCE_LIMIT_BYTES } from "@/lib/domain/evidence";
import { type EvidenceView } from "@/lib/server/queries/evidence";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Field } from "../ui/field";
import { FileDrop } from "../ui/file-drop";
import { Input } from "../ui/input";
import { Section } from "../ui/section";
import { SubmitButton } from "../ui/submit-button";
import { toast } from "../ui/toast";
import { EvidenceList } from "./evidence-list";
import { newId } from "../ui/new-id";
import { type ProgressActions } from "./progress-actions";
import { uploadEvidence } from "./upload-evidence";

interface Failure {
  readonly id: string;
  readonly file: File;
  readonly reason: string;
}

/** The draft that evidence is added to; without an id it could not be stored, for a reason in words. */
export type StoredDraft = { readonly id: string } | { readonly id: null; readonly reason: string };

/** Evidence of a report that still lies with its unit: files with their progress, links, and taking off. */
export function EvidencePanel({
  evidence,
  actions,
  ensureReport,
}: {
  evidence: readonly EvidenceView[];
  actions: Pick<ProgressActions, "addLink" | "detach">;
  /** Stores what is typed, and the draft if there is none yet. */
  ensureReport: () => Promise<StoredDraft>;
}) {
  const t = useTranslations("progress.evidence");
  const router = useRouter();
  const [percent, setPercent] = useState<number | null>(null);
  const [failures, setFailures] = useState<readonly Failure[]>([]);

  async function upload(files: readonly { id: string; file: File }[]) {
    const ids = new Set(files.map(({ id }) => id));
    setFailures((known) => known.filter(({ id }) => !ids.has(id)));
    setPercent(0);
    const draft = await ensureReport();
    for (const { id, file } of files) {
      const problem = draft.id === null ? draft.reason : await uploadEvidence(draft.id, id, file, setPercent);
      if (problem === null) toast.success(t("uploaded", { name: file.name }));
      else setFailures((known) => [...known, { id, file, reason: problem || t("cut") }]);
    }
    setPercent(null);
    router.refresh();
  }

  return (
    <Section title={t("title")}>
      <div className="space-y-4">
        <EvidenceList
          evidence={evidence}
          actions={(item) => (
            <ConfirmDialog
              trigger={
                <Button variant="quiet" size="sm">
                  {t("detach")}
                </Button>
              }
              title={t("detachTitle", { name: item.name })}
              confirmLabel={t("detach")}
              danger
              action={async () => {
                const draft = await ensureReport();
                if (draft.id === null) return { error: draft.reason };
                const answer = await actions.detach({ progressReportId: draft.id, evidenceId: item.id });
                if (!answer.ok) return { error: answer.problem.message };
                toast.success(t("detached"));
              }}
            >
              {t("detachText")}
            </ConfirmDialog>
          )}
        />
        <FileDrop
          label={t("drop")}
          hint={t("hint")}
          maxBytes={EVIDENCE_LIMIT_BYTES}
          multiple
          value={percent}
          onFiles={(files) => void upload(files.map((file) => ({ id: newId(), file })))}
        />
        {failures.map(({ id, file, reason }) => (
          <p key={id} role="alert" className="flex flex-wrap items-center gap-2 text-sm text-red">
            {t("failed", { name: file.name, reason })}
            <Button size="sm" disabled={percent !== null} onClick={() => void upload([{ id, file }])}>
              {t("retry")}
            </Button>
          </p>
        ))}
        <LinkForm addLink={actions.addLink} ensureReport={ensureReport} />
      </div>
    </Section>
  );
}

function LinkForm({
  addLink,
  ensureReport,
}: {
  addLink: ProgressActions["addLink"];
  ensureReport: () => Promise<StoredDraft>;
}) {
  const t = useTranslations("progress.evidence");
  const [link, setLink] = useState({ id: "", name: "", url: "" });
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});

  async function add() {
    const draft = await ensureReport();
    if (draft.id === null) return setErrors({ url: draft.reason });
    const sent = { ...link, id: link.id || newId() };
    setLink(sent);
    const answer = await addLink({ ...sent, progressReportId: draft.id }).catch(() => null);
    if (!answer?.ok) return setErrors(answer?.problem.fields ?? { url: answer?.problem.message ?? t("cut") });
    setErrors({});
    setLink({ id: "", name: "", url: "" });
    toast.success(t("linkAdded"));
  }

  return (
    <form action={add} className="grid items-start gap-3 sm:grid-cols-[1fr_2fr_auto]" aria-label={t("link")}>
      <Field label={t("linkName")} error={errors.name}>
        {(control) => (
          <Input
            {...control}
            value={link.name}
            onChange={({ target }) => setLink({ ...link, name: target.value })}
          />
        )}
      </Field>
      <Field label={t("linkUrl")} error={errors.url}>
        {(control) => (
          <Input
            {...control}
            inputMode="url"
            placeholder="https://"
            value={link.url}
            onChange={({ target }) => setLink({ ...link, url: target.value })}
          />
        )}
      </Field>
      <SubmitButton variant="secondary" className="sm:mt-6">
        {t("add")}
      </SubmitButton>
    </form>
  );
}
