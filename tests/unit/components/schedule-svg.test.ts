import { describe, expect, it } from "vitest";
import { scheduleSvg } from "@/components/charts/schedule-svg";

const series = {
  labels: ["1月", "2月", "3月", "4月"],
  scheduled: ["100", "200", "300", "400"] as (string | null)[],
  actual: ["90", null, "310", null] as (string | null)[],
  unit: "人",
};
const draw = (change: Partial<typeof series> = {}) => scheduleSvg({ ...series, ...change }, 600, 240);
const paths = (svg: string, colour: string) =>
  [...svg.matchAll(/<path [^>]*>/g)]
    .map(([path]) => path)
    .filter((path) => path.includes(`stroke="${colour}"`));
/** Centres of the markers of the actual values, as the translation of each. */
const markers = (svg: string) =>
  [
    ...svg.matchAll(/<path [^>]*transform="matrix\([^)]*?([\d.]+),([\d.]+)\)"[^>]*fill="var\(--accent\)"/g),
  ].map(([, x, y]) => [Number(x), Number(y)]);

describe("chart of actual against schedule", () => {
  it("can be told apart without colour: the schedule is dashed, the actual line is solid", () => {
    const svg = draw({ actual: ["90", "190", "310", "390"] });
    expect(paths(svg, "var(--ink)").some((path) => path.includes("stroke-dasharray"))).toBe(true);
    const actual = paths(svg, "var(--accent)");
    expect(actual.length).toBeGreaterThan(0);
    expect(actual.every((path) => !path.includes("stroke-dasharray"))).toBe(true);
  });

  it("marks a value for each month that has one: a missing value is neither zero nor bridged", () => {
    expect(markers(draw())).toHaveLength(2);
    expect(markers(draw({ actual: ["90", "0", "310", null] }))).toHaveLength(3);
  });

  it("leads a schedule of scattered months from one to the next, each marked; one of every month is a line alone", () => {
    const of = (scheduled: (string | null)[]) =>
      paths(draw({ scheduled, actual: [null, null, null, null] }), "var(--ink)");
    const dashed = (drawn: string[]) => drawn.filter((path) => path.includes("stroke-dasharray"));
    const marks = (scheduled: (string | null)[]) =>
      draw({ scheduled, actual: [null, null, null, null] }).match(/fill="var\(--ink\)"/g) ?? [];
    expect(dashed(of([null, "200", null, "400"]))).toHaveLength(1);
    expect(marks([null, "200", null, "400"])).toHaveLength(2);
    expect(marks([null, null, "300", null])).toHaveLength(1);
    expect(marks(["100", "200", "300", "400"])).toHaveLength(0);
  });

  it("draws a larger value higher", () => {
    const [first, last] = markers(draw());
    expect(last?.[0]).toBeGreaterThan(first?.[0] ?? Infinity);
    expect(last?.[1]).toBeLessThan(first?.[1] ?? -Infinity);
  });

  it("takes its colours from the page, so that dark mode and paper need no second drawing", () => {
    const visible = draw().replace(/<defs[\s\S]*<\/defs>/, "");
    expect(visible).toContain("var(--accent)");
    expect(visible).not.toMatch(/(?:fill|stroke)="(?:#|rgb)/);
  });

  it("scales with its place and repeats no id on a page with two of them", () => {
    expect(draw()).toContain('viewBox="0 0 600 240"');
    const ids = [draw(), draw()].flatMap((svg) => [...svg.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("draws a target without any value yet", () => {
    expect(markers(draw({ actual: [null, null, null, null] }))).toEqual([]);
  });
});
