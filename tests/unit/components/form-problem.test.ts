import { NextIntlClientProvider } from "next-intl";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { FormProblem } from "@/components/forms/form-problem";
import { defaultLocale, timeZone } from "@/lib/format/locale";
import { loadMessages } from "@/lib/format/messages";

const messages = await loadMessages(defaultLocale);

const shown = (code: "CONFLICT" | "UNAUTHENTICATED" | "INVALID") => {
  const problem = { code, message: messages.errors[code], requestId: "r" };
  const form = createElement(FormProblem, { problem });
  const intl = { locale: defaultLocale, timeZone, messages, children: form };
  return renderToStaticMarkup(
    createElement(AppRouterContext.Provider, { value: {} as never }, NextIntlClientProvider(intl)),
  );
};

it("where the session has ended, a form leads to the sign-in in another tab, so that what was typed stays", () => {
  expect(shown("UNAUTHENTICATED")).toMatch(
    /<a[^>]*href="\/sign-in"[^>]*target="_blank"|<a[^>]*target="_blank"[^>]*href="\/sign-in"/,
  );
  expect(shown("INVALID")).not.toContain("/sign-in");
});

it("where somebody else was faster, it offers the latest", () => {
  expect(shown("CONFLICT")).toContain(messages.common.form.reload);
});
