import { type Period } from "../../domain/period";
import { type LightPalette } from "../../domain/vocabulary";
import { formatPeriod } from "../dates";
import { html, type Html } from "../html";
import { type Locale } from "../locale";
import { type Speaker } from "../speaker";
import { LIGHT_SHAPES, publicStyle } from "./public-style";
import { type PublicProject, publicText } from "./public-text";

/** Everything that the public page knows. */
export interface PublicView {
  readonly government: string | null;
  readonly year: number;
  /** The years that have something public, the latest first. */
  readonly years: readonly number[];
  readonly period: Period;
  readonly projects: readonly PublicProject[];
  /** The supervisor's look beforehand: says so, and holds what is not switched on yet. */
  readonly preview: boolean;
}

/**
 * The public page (公开) as one document without a script: what citizens read of the livelihood projects at the end of
 * a month.
 */
export function publicPage(
  view: PublicView,
  speaker: Speaker,
  locale: Locale,
  palette: LightPalette,
): string {
  const t = (key: string, values?: Readonly<Record<string, string | number>>) =>
    speaker(`disclosures.page.${key}`, values);
  const { government, period, projects } = view;
  const month = formatPeriod(period, locale);
  const title = t("title");
  const done = projects.filter(({ standing }) => standing.met === true).length;
  const page = html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content="${t("description")}" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <title>${title}${government && ` · ${government}`}</title>
        <style>
          ${publicStyle(palette)}
        </style>
      </head>
      <body>
        <header>
          <div class="top">
            <h1>${title}</h1>
            ${government && html`<p class="muted">${government}</p>`}
          </div>
          ${projects.length > 0 && html`<p class="muted">${t("asOf", { month })}</p>`}
          ${view.preview ? html`<p class="tag yellow">${t("preview")}</p>` : navigation(view, t, locale)}
        </header>
        <main>
          ${
            projects.length === 0
              ? html`<div class="empty">
                  <p><strong>${t("empty")}</strong></p>
                  <p class="muted">${t("emptyHint")}</p>
                </div>`
              : html`<p class="count figure">${t("count", { total: projects.length, done })}</p>
                  <ul>
                    ${projects.map((project) => article(project, view, speaker, locale))}
                  </ul>`
          }
        </main>
        <footer>
          <p>${t("source")}</p>
          ${!view.preview && html`<p class="staff"><a href="/sign-in">${t("staff")}</a></p>`}
        </footer>
      </body>
    </html> `;
  return page.text;
}

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

function navigation({ year, years }: PublicView, t: Say, locale: Locale): Html {
  const other = locale === "en" ? "zh-CN" : "en";
  const address = (to: { year: number; lang: Locale }) =>
    `/open?year=${to.year}${to.lang === "en" ? "&lang=en" : ""}`;
  return html`<nav aria-label="${t("navigation")}">
    ${
      years.length > 1 &&
      years.map((one) =>
        one === year
          ? html`<span aria-current="page">${t("year", { year: String(one) })}</span>`
          : html`<a href="${address({ year: one, lang: locale })}">${t("year", { year: String(one) })}</a>`,
      )
    }
    <a href="${address({ year, lang: other })}" lang="${other}" hreflang="${other}"
      >${other === "en" ? "English" : "中文"}</a
    >
  </nav>`;
}

function article(project: PublicProject, { period }: PublicView, speaker: Speaker, locale: Locale): Html {
  const t: Say = (key, values) => speaker(`disclosures.page.${key}`, values);
  const text = publicText(project, period, speaker, locale);
  const facts = [
    ["goal", text.goal],
    ["actual", text.actual],
    [text.percent === null ? "gap" : "rate", text.attainment],
    ["fulfilment", text.fulfilment],
  ] as const;
  return html`<li>
    <article>
      <header>
        <h2 lang="zh-CN">
          ${project.name}${project.hidden && html` <span class="tag muted">${t("hidden")}</span>`}
        </h2>
        <span class="light ${text.light}"
          ><svg viewBox="0 0 16 16" aria-hidden="true">${LIGHT_SHAPES[text.light]}</svg
          >${text.lightWord}</span
        >
      </header>
      <blockquote>
        <span class="muted">${t("promise")}</span> <span lang="zh-CN">${project.promise}</span>
      </blockquote>
      <dl class="figure">
        ${facts.map(
          ([key, value]) =>
            value !== null &&
            html`<div>
              <dt>${t(key)}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      ${
        text.percent !== null &&
        html`<svg
          class="bar ${text.light}"
          viewBox="0 0 100 6"
          preserveAspectRatio="none"
          role="img"
          aria-label="${t("bar", { name: project.name, rate: text.attainment ?? "" })}"
        >
          <rect width="100" height="6" fill="var(--sunken)" />
          <rect width="${text.percent.toFixed(1)}" height="6" fill="currentColor" />
        </svg>`
      }
      ${project.adjusted && html`<p class="muted">${t("adjusted")}</p>`}
      ${
        text.progress !== null &&
        html`<div class="words">
          <p class="muted">
            ${text.progressOf === null ? t("progress") : t("progressOf", { month: text.progressOf })}
          </p>
          <p class="text" lang="zh-CN">${text.progress}</p>
        </div>`
      }
    </article>
  </li> `;
}
