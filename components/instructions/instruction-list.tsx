import { useLocale, useTranslations } from "next-intl";
import { targetNumber } from "@/lib/domain/split";
import { formatDateTime } from "@/lib/format/dates";
import { type InstructionView } from "@/lib/server/queries/instructions";
import { Badge, type Tone } from "../ui/badge";
import { LinkButton } from "../ui/link-button";
import { TextLink } from "../ui/text-link";
import { type AnswerAction, AnswerButton } from "./instruction-dialogs";

const TONES: Record<InstructionView["state"], Tone> = { open: "warn", in_notice: "info", answered: "good" };

/** Instructions (批示) with what came of each; `withTarget` names the target where the page is not about one. */
export function InstructionList({
  instructions,
  withTarget,
  answer,
}: {
  instructions: readonly InstructionView[];
  withTarget: boolean;
  answer: AnswerAction;
}) {
  const t = useTranslations("instructions");
  const states = useTranslations("domain.instructionState");
  const locale = useLocale();
  return (
    <ul className="divide-y">
      {instructions.map(
        ({ id, text, post, by, at, state, target, unit, notice, replies, ...instruction }) => (
          <li key={id} id={id} className="scroll-mt-4 space-y-1.5 py-3 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium">{by ? t("signed", { post, name: by }) : post}</span>
              <span className="text-sm text-muted tabular-nums">{formatDateTime(at, locale)}</span>
              <Badge tone={TONES[state]}>{states(state)}</Badge>
            </p>
            {withTarget && (
              <p className="text-sm">
                <TextLink
                  href={`/targets/${target.id}`}
                >{`${targetNumber(target)}. ${target.indicator}`}</TextLink>
                {unit && <span className="ms-2 text-muted">{unit}</span>}
              </p>
            )}
            <p className="max-w-prose whitespace-pre-line">{text}</p>
            {notice && (
              <p className="text-sm">
                {t("notice")}
                <TextLink href={`/notices/${notice.id}`}>{notice.number}</TextLink>
              </p>
            )}
            {replies.map((reply) => (
              <div key={reply.id} className="border-s-2 border-line ps-3">
                <p className="text-sm text-muted tabular-nums">
                  {t("reply", { name: reply.by ?? "" })} · {formatDateTime(reply.at, locale)}
                </p>
                <p className="max-w-prose whitespace-pre-line">{reply.text}</p>
              </div>
            ))}
            {(instruction.mayAnswer || instruction.mayTurn) && (
              <div className="flex flex-wrap gap-2 print:hidden">
                {instruction.mayAnswer && (
                  <AnswerButton
                    id={id}
                    version={instruction.version}
                    answer={answer}
                    primary={state === "open"}
                  />
                )}
                {instruction.mayTurn && (
                  <LinkButton
                    size="sm"
                    variant={state === "open" ? "primary" : undefined}
                    href={`/notices/new?target=${target.id}&instruction=${id}`}
                  >
                    {t("turn")}
                  </LinkButton>
                )}
              </div>
            )}
          </li>
        ),
      )}
    </ul>
  );
}
