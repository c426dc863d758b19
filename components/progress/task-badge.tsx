import { useTranslations } from "next-intl";
import { type ProgressTask } from "@/lib/domain/progress-task";
import { Badge, type Tone } from "../ui/badge";

const tones: Record<ProgressTask, Tone> = {
  returned: "bad",
  with_head: "accent",
  to_write: "warn",
  to_complete: "warn",
  to_submit: "accent",
  in_review: "info",
  done: "good",
  settled: "good",
  no_task: "neutral",
};

/** What a month still asks of its unit, in a word. */
export function TaskBadge({ task }: { task: ProgressTask }) {
  const t = useTranslations("progress.task");
  return (
    <Badge tone={tones[task]} className="justify-self-start">
      {t(task)}
    </Badge>
  );
}
