import { NextIntlClientProvider } from "next-intl";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Light } from "@/components/lights/light";
import { LightShape } from "@/components/lights/light-shape";
import { currentEntry } from "@/components/shell/nav-list";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Pagination } from "@/components/lists/pagination";
import { ProgressBar } from "@/components/ui/progress-bar";
import { LIGHTS } from "@/lib/domain/vocabulary";
import { defaultLocale, timeZone } from "@/lib/format/locale";
import { loadMessages } from "@/lib/format/messages";

const messages = await loadMessages(defaultLocale);
const Screen = ({ children }: { children?: ReactNode }) =>
  NextIntlClientProvider({ locale: defaultLocale, timeZone, messages, children });
const render = (node: ReactNode) => renderToStaticMarkup(createElement(Screen, null, node));
/** What is left of a drawing when nobody can see its colours. */
const colourless = (html: string) =>
  html.replace(/(?:fill|stroke)-light-(?:blue|green|yellow-fill|yellow|red|grey)/g, "");

describe("light", () => {
  it("differs from every other by its shape alone", () => {
    const shapes = LIGHTS.map((light) => colourless(render(createElement(LightShape, { light }))));
    expect(new Set(shapes).size).toBe(LIGHTS.length);
  });

  it.each(LIGHTS)("%s is said in a word", (light) => {
    expect(render(createElement(Light, { light }))).toContain(messages.domain.light[light]);
  });

  it("says what is known of the target rather than its own word", () => {
    const html = render(createElement(Light, { light: "grey", word: "待审核" }));
    expect(html).toContain("待审核");
    expect(html).not.toContain(messages.domain.light.grey);
  });

  it("with a reason can be opened from the keyboard", () => {
    const html = render(createElement(Light, { light: "red", reason: "2.1 of 2.4" }));
    expect(html).toMatch(/<button[^>]*title="2.1 of 2.4"/);
  });
});

describe("progress bar", () => {
  const bar = (percent: number | null, label: string) =>
    render(createElement(ProgressBar, { name: "rate", percent, label }));

  it("ends at 100 and shows the rate uncapped", () => {
    const html = bar(155.19, "155.19%");
    expect(html).toContain("width:100%");
    expect(html).toContain('aria-valuenow="100"');
    expect(html).toContain("155.19%");
  });

  it("draws a fall below the baseline as nothing", () => expect(bar(-12, "-12%")).toContain("width:0%"));

  it("tells a missing value from zero", () => {
    expect(bar(null, "—")).not.toContain("aria-valuenow");
    expect(bar(0, "0%")).toContain('aria-valuenow="0"');
  });
});

describe("field", () => {
  const field = (error?: string) => {
    const ValueField = () =>
      Field({
        label: "Value",
        hint: "since January",
        error,
        children: (control) => createElement(Input, { name: "value", ...control }),
      });
    return render(createElement(ValueField));
  };
  const describedBy = (html: string) => /aria-describedby="([^"]*)"/.exec(html)?.[1]?.split(" ") ?? [];

  it("ties label, hint and error to its control", () => {
    const html = field("not a number");
    expect(/<label for="([^"]+)"/.exec(html)?.[1]).toBe(/<input[^>]* id="([^"]+)"/.exec(html)?.[1]);
    expect(describedBy(html)).toHaveLength(2);
    for (const id of describedBy(html)) expect(html).toContain(`<p id="${id}"`);
    expect(html).toContain('aria-invalid="true"');
  });

  it("without an error names the hint only", () => {
    expect(describedBy(field())).toHaveLength(1);
    expect(field()).not.toContain("aria-invalid=");
  });
});

describe("navigation", () => {
  const entries = ["/todo", "/targets", "/admin", "/admin/units"].map((href) => ({ href, label: href }));

  it.each([
    ["/todo", "/todo"],
    ["/targets/7/history", "/targets"],
    ["/admin/units/3", "/admin/units"],
    ["/admin/roles", "/admin"],
    ["/targets-of-last-year", undefined],
  ])("at %s one is in %s", (pathname, href) => expect(currentEntry(entries, pathname)?.href).toBe(href));
});

describe("pagination", () => {
  const pages = (page: number, total: number) =>
    render(createElement(Pagination, { page, pageSize: 20, total, hrefFor: (target) => `?page=${target}` }));

  it("leads to the neighbours that exist", () => {
    expect(pages(1, 41)).not.toContain("?page=0");
    expect(pages(1, 41)).toContain("?page=2");
    expect(pages(3, 41)).toContain("?page=2");
    expect(pages(3, 41)).not.toContain("?page=4");
  });

  it("says which items these are of how many, and marks the page that is shown", () => {
    expect(pages(2, 2041)).toContain("第 21–40 项，共 2,041 项");
    expect(pages(3, 41)).toContain("第 41–41 项，共 41 项");
    expect(pages(2, 41)).toMatch(/<a[^>]*aria-current="page"[^>]*href="\?page=2"/);
  });

  it("is absent while everything fits on one page", () => expect(pages(1, 20)).toBe(""));
});
