import { useLocale, useTranslations } from "next-intl";
import { failingText } from "@/lib/format/message-text";
import { type Speaker } from "@/lib/format/speaker";
import { type FailingJob } from "@/lib/server/jobs/job-health";
import { Banner } from "../ui/banner";

/** The daily jobs that fail, each with what that leaves undone. */
export function FailingJobs({ jobs }: { jobs: readonly FailingJob[] }) {
  const speaker = useTranslations() as unknown as Speaker;
  const locale = useLocale();
  return jobs.map(({ job, lastGood }) => (
    <Banner key={job} tone="bad" title={speaker(`messages.subject.failing.${job}`)}>
      {failingText(job, lastGood, speaker, locale)}
    </Banner>
  ));
}
