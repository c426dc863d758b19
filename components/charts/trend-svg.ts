import "server-only";
import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { LIGHTS, type Light } from "@/lib/domain/vocabulary";
import { drawSvg } from "./draw-svg";

echarts.use([AriaComponent, BarChart, GridComponent, LineChart, SVGRenderer]);

/** One entry a month. */
export interface TrendSeries {
  /** The months as the axis names them. */
  readonly labels: readonly string[];
  /** In percent; null where nothing can be said. */
  readonly done: readonly (number | null)[];
  readonly onSchedule: readonly (number | null)[];
  readonly lights: readonly Readonly<Record<Light, number>>[];
}

// Colours are the page's own variables, so that dark mode and print need no second drawing.
const [ink, muted, accent, surface] = ["var(--ink)", "var(--muted)", "var(--accent)", "var(--surface)"];
const line = {
  type: "line",
  cursor: "default",
  clip: false,
  emphasis: { disabled: true },
  symbolSize: 7,
} as const;
const axisLabel = { color: muted, fontSize: 12 };
// Patterns beside the colours; what it says is in the table below the chart.
const aria = { enabled: true, label: { enabled: false }, decal: { show: true } } as const;

/** The share of targets done (dashed, diamonds) and of those due that are on schedule (solid, discs), in percent. */
export function ratesSvg(series: TrendSeries, width: number, height: number): string {
  return drawSvg(width, height, {
    aria,
    ...axes(series.labels, { max: 100, axisLabel: { ...axisLabel, formatter: "{value}%" } }),
    series: [
      {
        ...line,
        data: [...series.onSchedule],
        symbol: "circle",
        itemStyle: { color: accent },
        lineStyle: { color: accent, width: 2.5 },
      },
      {
        ...line,
        data: [...series.done],
        symbol: "diamond",
        symbolSize: 9,
        itemStyle: { color: ink },
        lineStyle: { color: ink, width: 1.5, type: [6, 4] },
      },
    ],
  });
}

/** Of each light its fill on screen and the pattern that tells it apart without colour. */
const LOOKS: Readonly<Record<Light, { color: string; decal: object }>> = {
  blue: {
    color: "var(--light-blue)",
    decal: { symbol: "circle", symbolSize: 0.5, dashArrayX: 8, dashArrayY: 8, color: surface },
  },
  green: { color: "var(--light-green)", decal: { symbol: "none" } },
  yellow: {
    color: "var(--light-yellow-fill)",
    decal: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4, color: ink },
  },
  red: {
    color: "var(--light-red)",
    decal: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 4], color: surface },
  },
  grey: { color: surface, decal: { symbol: "none" } },
};

/** How many targets showed each light, stacked; the number stands in each part that has the room. */
export function lightsSvg(series: TrendSeries, width: number, height: number): string {
  return drawSvg(width, height, {
    aria,
    ...axes(series.labels, { axisLabel }),
    series: LIGHTS.map((light) => ({
      type: "bar",
      stack: "lights",
      cursor: "default",
      emphasis: { disabled: true },
      barWidth: "62%",
      data: series.lights.map((counts) => counts[light]),
      itemStyle: {
        color: LOOKS[light].color,
        decal: LOOKS[light].decal,
        borderColor: light === "grey" ? muted : surface,
        borderWidth: 1,
        borderType: light === "grey" ? "dashed" : "solid",
      },
    })),
  });
}

function axes(labels: readonly string[], value: object) {
  return {
    xAxis: {
      type: "category",
      data: [...labels],
      axisLabel,
      axisLine: { lineStyle: { color: muted } },
      axisTick: { lineStyle: { color: muted } },
    },
    yAxis: { type: "value", min: 0, splitLine: { lineStyle: { color: "var(--line)" } }, ...value },
  };
}
