import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { QueueTable, type QueueTableRow } from "@/components/review/queue-table";
import { defaultLocale, timeZone } from "@/lib/format/locale";
import { loadMessages } from "@/lib/format/messages";

const messages = await loadMessages(defaultLocale);
const Screen = ({ children }: { children?: ReactNode }) =>
  NextIntlClientProvider({ locale: defaultLocale, timeZone, messages, children });

const ROW: QueueTableRow = {
  id: "calm",
  version: 2,
  href: "/review/calm",
  number: "1",
  indicator: "新增就业",
  unit: "人社局",
  period: "2026年9月",
  figure: "2.5万人",
  submitted: "9月20日",
  revision: 1,
  late: false,
  own: false,
  light: "green",
  lightWord: "正常",
  unchanged: false,
  hints: [],
  plain: true,
};
const boxesOf = (rows: readonly QueueTableRow[]) => {
  const approve = () => Promise.resolve({ ok: true, data: { approved: 0 } } as const);
  const table = createElement(QueueTable, { rows, place: "/review", pages: null, approve });
  const html = renderToStaticMarkup(createElement(Screen, null, table));
  return [...html.matchAll(/<input[^>]*type="checkbox"[^>]*>/g)].map(([box]) => !box.includes("disabled"));
};

it("only plain reports can be chosen for approval together: unchanged, or green without a hint", () => {
  const behind: QueueTableRow = { ...ROW, id: "behind", light: "red", lightWord: "严重滞后", plain: false };
  expect(boxesOf([ROW, behind])).toEqual([true, true, false]);
  expect(boxesOf([behind])).toEqual([false, false]);
});
