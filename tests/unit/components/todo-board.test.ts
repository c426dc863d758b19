import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { TodoBoard } from "@/components/todo/todo-board";
import { defaultLocale, timeZone } from "@/lib/format/locale";
import { loadMessages } from "@/lib/format/messages";
import { type Todo } from "@/lib/server/queries/todo";

const messages = await loadMessages(defaultLocale);
const Screen = ({ children }: { children?: ReactNode }) =>
  NextIntlClientProvider({ locale: defaultLocale, timeZone, messages, children });
const board = (todo: Todo) =>
  renderToStaticMarkup(
    createElement(
      Screen,
      null,
      createElement(TodoBoard, { todo, viewer: { name: "陶" }, head: false, days: 0 }),
    ),
  );
const nothing = { withoutRole: [], withoutUnit: [], vacantPosts: [], accounts: 36, disabled: 0, units: 13 };

it("a backup that failed is something to do, with when the last good one was made", () => {
  const lastGood = new Date("2026-10-17T18:00:00Z");
  const html = board({
    kind: "system_admin",
    ...nothing,
    failing: [{ job: "backup", day: "2026-10-20", lastGood }],
  });
  expect(html).toContain("有 1 件事项需要您办理");
  expect(html).toContain("备份没有成功");
  expect(html).toContain("最近一次完好的备份：2026年10月18日 02:00");
  expect(board({ kind: "system_admin", ...nothing, failing: [] })).toContain("目前没有需要您办理的事项");
});
