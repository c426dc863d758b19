"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type TargetDefinition } from "@/lib/domain/goal";
import { type ProgressForm } from "@/lib/schemas/progress";
import { type ActionResult } from "@/lib/server/http/define-action";
import { type ProgressRecord } from "@/lib/server/queries/progress-record";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { useFigureText } from "./use-figure-text";

const FIELDS = ["progress", "problems", "nextStep"] as const;

/** Two people wrote at once: both versions side by side, and the choice between them. Nothing typed is lost. */
export function ConflictChoice({
  definition,
  mine,
  load,
  onKeepMine,
  onTakeTheirs,
}: {
  definition: TargetDefinition;
  mine: ProgressForm;
  load: () => Promise<ActionResult<ProgressRecord>>;
  onKeepMine: (theirs: ProgressRecord) => void;
  onTakeTheirs: (theirs: ProgressRecord) => void;
}) {
  const t = useTranslations("progress");
  const router = useRouter();
  const say = useFigureText();
  const [theirs, setTheirs] = useState<ProgressRecord>();
  useEffect(() => {
    void load().then((answer) => answer.ok && setTheirs(answer.data));
  }, [load]);

  const settled = theirs && theirs.state !== "draft" && theirs.state !== "returned";
  const reload = <Button onClick={() => router.refresh()}>{t("save.reload")}</Button>;
  return (
    <Banner
      tone="warn"
      title={t("save.conflictTitle")}
      action={
        !theirs || settled ? (
          reload
        ) : (
          <>
            <Button variant="primary" onClick={() => onKeepMine(theirs)}>
              {t("save.keepMine")}
            </Button>
            <Button onClick={() => onTakeTheirs(theirs)}>{t("save.takeTheirs")}</Button>
          </>
        )
      }
    >
      <p>{settled ? t("save.settledElsewhere") : t("save.conflictText")}</p>
      {theirs && (
        <div className="mt-2 grid gap-3 sm:grid-cols-2">
          <Version
            title={t("save.mine")}
            figure={mine.value || say.figure(definition, mineFigure(mine))}
            words={mine}
          />
          <Version title={t("save.theirs")} figure={say.figure(definition, theirs)} words={theirs} />
        </div>
      )}
    </Banner>
  );
}

function mineFigure({ notPublished, stage, judgement }: ProgressForm) {
  return { value: null, notPublished, stage, judgement };
}

function Version({
  title,
  figure,
  words,
}: {
  title: string;
  figure: string;
  words: Pick<ProgressForm, (typeof FIELDS)[number]>;
}) {
  const t = useTranslations("progress.form");
  return (
    <div className="rounded-md border bg-surface p-2.5">
      <p className="font-semibold">
        {title}
        <span className="ms-2 font-normal tabular-nums">{figure}</span>
      </p>
      {FIELDS.filter((field) => words[field]).map((field) => (
        <p key={field} className="mt-1 whitespace-pre-wrap">
          <span className="text-muted">{t(field)}：</span>
          {words[field]}
        </p>
      ))}
    </div>
  );
}
