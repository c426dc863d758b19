import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LIGHT_PALETTES, LIGHTS } from "@/lib/domain/vocabulary";

/** What holds on screens; paper has its own. */
const css = readFileSync("app/globals.css", "utf8")
  .replaceAll(/\/\*.*?\*\//gs, "")
  .replace(/@media print[^]*/, "");
const modes = ["light", "dark"] as const;
type Mode = (typeof modes)[number];

/** The declarations of all blocks with this selector, later ones over earlier ones. */
function tokens(selector: string): ReadonlyMap<string, string> {
  const blocks = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].filter(([, head = ""]) =>
    head.includes(selector),
  );
  return new Map(
    blocks.flatMap(([, , body = ""]) =>
      [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(
        ([, name = "", value = ""]) => [name, value] as const,
      ),
    ),
  );
}

const page = tokens(":root");

/** A token's colour in a mode, through var() and light-dark(). */
function colourOf(value: string | undefined, mode: Mode): string {
  const pair = value?.match(/light-dark\((#\w{6}),\s*(#\w{6})\)/);
  if (pair) return pair[mode === "light" ? 1 : 2] ?? "";
  const other = value?.match(/var\((--[\w-]+)\)/)?.[1];
  if (!other) throw new Error(`no colour: ${value}`);
  return colourOf(page.get(other), mode);
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(LIGHT_PALETTES)("light colours: %s", (palette) => {
  const colours = tokens(`[data-lights="${palette}"]`);
  // Words stand on sheets, on the page and in sunken fields; a shape is drawn in its word's colour or edged by it.
  const grounds = ["--surface", "--ground", "--sunken"];

  it.each(modes)("every light's word can be read in %s mode", (mode) => {
    for (const light of LIGHTS)
      for (const ground of grounds)
        expect(
          contrast(colourOf(colours.get(`--light-${light}`), mode), colourOf(page.get(ground), mode)),
          `${light} on ${ground}`,
        ).toBeGreaterThanOrEqual(palette === "strong" ? 7 : 4.5);
  });

  it.each(modes)("no two lights have the same colour in %s mode", (mode) => {
    const used = LIGHTS.map((light) => colourOf(colours.get(`--light-${light}`), mode));
    expect(new Set(used).size).toBe(LIGHTS.length);
  });
});
