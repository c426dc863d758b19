import { type WatchedJob } from "../domain/job-health";
import { type ReminderItem, reminderPath, type SentBody } from "../domain/message";
import { formatDateTime, formatDay, formatPeriod } from "./dates";
import { type Locale } from "./locale";
import { type Speaker } from "./speaker";

/** A message in words. */
export interface MessageText {
  readonly subject: string;
  /** Each with the path of the page on which it is dealt with. */
  readonly lines: readonly { readonly text: string; readonly path: string }[];
}

/** Puts a message into words; the same in the product, in a mail and in a group's chat. */
export function messageText(body: SentBody, speaker: Speaker, locale: Locale): MessageText {
  switch (body.kind) {
    case "digest":
      return {
        subject: speaker("messages.subject.digest", {
          day: formatDay(body.day, locale),
          count: body.items.length,
        }),
        lines: body.items.map((item) => ({
          text: itemText(item, speaker, locale),
          path: reminderPath(item),
        })),
      };
    case "test":
      return {
        subject: speaker("messages.subject.test"),
        lines: [{ text: speaker("messages.text.test"), path: "/account" }],
      };
    case "failing":
      return {
        subject: speaker(`messages.subject.failing.${body.job}`),
        lines: [
          {
            text: failingText(
              body.job,
              body.lastGood === null ? null : new Date(body.lastGood),
              speaker,
              locale,
            ),
            path: "/todo",
          },
        ],
      };
    case "notice":
      return {
        subject: speaker("messages.subject.notice", { number: body.number }),
        lines: [
          {
            text: speaker("messages.text.notice", {
              title: body.title,
              dueOn: formatDay(body.dueOn, locale),
            }),
            path: `/notices/${body.noticeId}`,
          },
        ],
      };
    case "instruction":
      return {
        subject: speaker("messages.subject.instruction", { post: body.post, indicator: body.indicator }),
        lines: [{ text: body.text, path: `/targets/${body.targetId}` }],
      };
    case "returned":
      return {
        subject: speaker("messages.subject.returned", {
          indicator: body.indicator,
          period: formatPeriod(body.period, locale),
        }),
        lines: [
          {
            text: speaker("messages.text.returned", { by: body.by, reason: body.reason }),
            path: `/progress/${body.period}/${body.targetId}`,
          },
        ],
      };
  }
}

/** What a job that fails leaves undone, and since when. */
export function failingText(
  job: WatchedJob,
  lastGood: Date | null,
  speaker: Speaker,
  locale: Locale,
): string {
  const at = lastGood === null ? "" : formatDateTime(lastGood, locale);
  return speaker(`messages.text.failing.${job}`, { known: lastGood === null ? "no" : "yes", at });
}

function itemText(item: ReminderItem, speaker: Speaker, locale: Locale): string {
  if (item.about === "waiting") return speaker(`messages.item.waiting.${item.what}`, { count: item.count });
  if (item.about === "notice") {
    const { number, unit, days } = item;
    return speaker(`messages.item.notice.${item.reason}`, { number, unit, days });
  }
  const period = formatPeriod(item.period, locale);
  const { count } = item;
  if (item.about === "units_late")
    return speaker("messages.item.units_late", {
      period,
      count,
      units: item.units.join(speaker("audit.and")),
    });
  const said = { period, count };
  if (!("dueOn" in item)) return speaker(`messages.item.${item.about}`, said);
  const { about, dueOn, days } = item;
  return speaker(`messages.item.${about}`, { ...said, days, dueOn: formatDay(dueOn, locale) });
}
