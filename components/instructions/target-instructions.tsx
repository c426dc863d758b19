import { useTranslations } from "next-intl";
import { type ReactNode } from "react";
import { type InstructionView } from "@/lib/server/queries/instructions";
import { Section } from "../ui/section";
import { type AnswerAction } from "./instruction-dialogs";
import { InstructionList } from "./instruction-list";

/** What leaders said about a target; `tool` lets a leader say more. */
export function TargetInstructions({
  instructions,
  answer,
  tool,
}: {
  instructions: readonly InstructionView[];
  answer: AnswerAction;
  tool: ReactNode;
}) {
  const t = useTranslations("instructions");
  return (
    <Section title={t("title")} actions={tool}>
      {instructions.length === 0 ? (
        <p className="text-sm text-muted">{t("none")}</p>
      ) : (
        <InstructionList instructions={instructions} withTarget={false} answer={answer} />
      )}
    </Section>
  );
}
