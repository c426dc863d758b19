import { useLocale, useTranslations } from "next-intl";
import { formatDateTime } from "@/lib/format/dates";
import { formatSigned } from "@/lib/format/numbers";
import { type ObjectionView } from "@/lib/server/queries/assessments";
import { Badge, type Tone } from "../ui/badge";
import { type AnswerAction, AnswerButton } from "./score-dialogs";

const TONES: Record<ObjectionView["state"], Tone> = { open: "warn", accepted: "good", refused: "neutral" };

/** 异议 with their answers, the latest first; `answer` is null for those who don't answer. */
export function ObjectionList({
  objections,
  answer,
}: {
  objections: readonly ObjectionView[];
  answer: AnswerAction | null;
}) {
  const t = useTranslations("scores");
  const locale = useLocale();
  if (objections.length === 0) return <p className="text-sm text-muted">{t("noObjections")}</p>;
  return (
    <ul className="divide-y">
      {objections.map((one) => (
        <li key={one.id} className="space-y-1.5 py-3 first:pt-0 last:pb-0">
          <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted tabular-nums">
            {one.by} · {formatDateTime(one.at, locale)}
            <Badge tone={TONES[one.state]}>{t(`objectionState.${one.state}`)}</Badge>
          </p>
          <p className="max-w-prose whitespace-pre-line">{one.text}</p>
          {one.answer !== null && (
            <div className="border-s-2 ps-3">
              <p className="text-sm text-muted tabular-nums">
                {t("answered")} · {one.answeredBy} ·{" "}
                {one.answeredAt && formatDateTime(one.answeredAt, locale)}
                {one.points !== null && ` · ${t("moved", { points: formatSigned(one.points) })}`}
              </p>
              <p className="max-w-prose whitespace-pre-line">{one.answer}</p>
            </div>
          )}
          {answer && one.state === "open" && (
            <AnswerButton of={{ id: one.id, version: one.version }} answer={answer} />
          )}
        </li>
      ))}
    </ul>
  );
}
