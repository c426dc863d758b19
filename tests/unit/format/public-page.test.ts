import { readFileSync } from "node:fs";
import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { html } from "@/lib/format/html";
import { type Locale } from "@/lib/format/locale";
import { loadMessages } from "@/lib/format/messages";
import { publicPage, type PublicView } from "@/lib/format/public/public-page";
import { PUBLIC_LIGHTS, PUBLIC_TOKENS } from "@/lib/format/public/public-style";
import { type PublicProject, publicText } from "@/lib/format/public/public-text";
import { type Speaker } from "@/lib/format/speaker";
import { at, definition, growth, milestone, standing } from "../domain/target-samples";

const speakerOf = async (locale: Locale) =>
  createTranslator({ locale, messages: await loadMessages(locale) }) as unknown as Speaker;

function project(change: Partial<PublicProject> = {}): PublicProject {
  const of = definition();
  return {
    name: "新增就业",
    promise: "新增就业3.2万人。",
    adjusted: false,
    definition: of,
    standing: at(of, "2022-09", "2.4"),
    wording: null,
    hidden: false,
    ...change,
  };
}

const textOf = async (change: Partial<PublicProject>, period = "2022-09") =>
  publicText(project(change), period, await speakerOf("zh-CN"), "zh-CN");

const pageOf = async (change: Partial<PublicView>, locale: Locale = "zh-CN") =>
  publicPage(
    {
      government: "云江区人民政府",
      year: 2022,
      years: [2022],
      period: "2022-09",
      projects: [project()],
      preview: false,
      ...change,
    },
    await speakerOf(locale),
    locale,
    "standard",
  );

describe("a project in words for citizens", () => {
  it("has its completion, drawn to 100 at most and said in full (rule 1)", async () => {
    const of = definition();
    expect(await textOf({ standing: at(of, "2022-09", "4.8") })).toMatchObject({
      attainment: "150%",
      percent: 100,
      fulfilment: "超额完成",
      lightWord: "提前完成",
    });
  });

  it("has no completion rate where a rate is compared (rule 2)", async () => {
    const of = growth("6.5");
    expect(await textOf({ definition: of, standing: at(of, "2022-09", "6.2") })).toMatchObject({
      percent: null,
      attainment: "−0.3百分点",
    });
  });

  it.each([
    ["nothing reported", {}],
    ["a report in review", { inReview: true }],
  ])("%s is no data yet, and no zero (rule 5)", async (_, state) => {
    const of = definition();
    expect(await textOf({ standing: standing(of, "2022-09", [], state) })).toMatchObject({
      light: "grey",
      lightWord: "本月暂无数据",
      actual: null,
      attainment: null,
      percent: null,
    });
  });

  it("says of unfinished work that it is unfinished only when its time is over", async () => {
    const of = milestone("2022-03", "2022-12");
    expect(await textOf({ definition: of, standing: at(of, "2022-09", "1") })).toMatchObject({
      goal: "2个节点",
      fulfilment: null,
    });
    expect(await textOf({ definition: of, standing: at(of, "2022-12", "1") }, "2022-12")).toMatchObject({
      fulfilment: "未完成",
    });
  });

  it("names the month that older words speak of", async () => {
    expect(await textOf({ wording: { period: "2022-08", text: "已完成" } })).toMatchObject({
      progress: "已完成",
      progressOf: "8月",
    });
  });
});

describe("the public page", () => {
  it("is one document without a script, in the language that is asked for", async () => {
    for (const locale of ["zh-CN", "en"] as const) {
      const page = await pageOf({}, locale);
      expect(page).toContain(`<html lang="${locale}">`);
      expect(page).not.toMatch(/<script|\son\w+=|javascript:/);
    }
  });

  it("shows what people wrote and never runs it", async () => {
    const page = await pageOf({ projects: [project({ name: '<script>alert("1")</script>' })] });
    expect(page).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;");
    expect(page).not.toContain("<script>");
    expect(html`<i>${["<", html`<b>${"&"}</b>`, null, false, 3]}</i>`.text).toBe("<i>&lt;<b>&amp;</b>3</i>");
  });

  it("says what will be there while it is empty", async () => {
    const page = await pageOf({ projects: [], government: null });
    expect(page).toContain("目前没有公开的民生实事项目");
    expect(page).not.toContain("共 0 项");
  });

  it("leads to other years and the other language", async () => {
    const page = await pageOf({ years: [2022, 2021] });
    expect(page).toContain('href="/open?year=2021"');
    expect(page).toContain('href="/open?year=2022&amp;lang=en"');
  });

  it("has the colours of the other pages", () => {
    const css = readFileSync("app/globals.css", "utf8");
    for (const [name, [light, dark]] of Object.entries(PUBLIC_TOKENS))
      expect(css).toContain(`--${name}: light-dark(${light}, ${dark});`);
    for (const [name, [light, dark]] of Object.entries(PUBLIC_LIGHTS.standard))
      expect(css).toContain(`--${name}: light-dark(${light}, ${dark});`);
  });

  it.each(["strong", "colour_safe"] as const)(
    "has the lights of the palette %s of the other pages",
    (palette) => {
      const css = readFileSync("app/globals.css", "utf8");
      const block = css.slice(css.indexOf(`[data-lights="${palette}"]`)).split("}")[0];
      for (const [name, [light, dark]] of Object.entries(PUBLIC_LIGHTS[palette]))
        expect(block).toContain(`--light-${name}: light-dark(${light}, ${dark});`);
    },
  );

  it("shows the lights in the colours that the settings name", async () => {
    const speaker = await speakerOf("zh-CN");
    const view = {
      government: null,
      year: 2022,
      years: [2022],
      period: "2022-09",
      projects: [],
      preview: false,
    };
    expect(publicPage(view, speaker, "zh-CN", "strong")).toContain("--red:light-dark(#8a0f12,#ffb8b1)");
    expect(publicPage(view, speaker, "zh-CN", "standard")).toContain("--red:light-dark(#ad1f1f,#f59a92)");
  });
});
