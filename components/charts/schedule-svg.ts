import "server-only";
import { LineChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { drawSvg } from "./draw-svg";

echarts.use([LineChart, GridComponent, SVGRenderer]);

/** What the chart shows: one entry a month, decimals as text, null where there is no value. */
export interface ScheduleSeries {
  /** The months as the axis names them. */
  labels: readonly string[];
  scheduled: readonly (string | null)[];
  actual: readonly (string | null)[];
  unit: string;
}

// Colours are the page's own variables, so that dark mode and print need no second drawing.
const ink = "var(--ink)";
const muted = "var(--muted)";
const accent = "var(--accent)";

const line = {
  type: "line",
  cursor: "default",
  clip: false,
  emphasis: { disabled: true },
} as const;

const numbers = (values: readonly (string | null)[]) =>
  values.map((value) => (value === null ? null : Number(value)));

/**
 * The lines as SVG text: the schedule dashed, the actual values solid with markers. A missing actual value leaves a
 * gap: it is neither zero nor guessed. A schedule that names some months only (quarterly figures) has a small
 * diamond at each of them, and the dashes lead from one to the next.
 *
 * @param width and height in CSS pixels of the drawing's own coordinates
 */
export function scheduleSvg(series: ScheduleSeries, width: number, height: number): string {
  return drawSvg(width, height, {
    xAxis: {
      type: "category",
      data: [...series.labels],
      boundaryGap: false,
      axisLabel: { color: muted, fontSize: 12 },
      axisLine: { onZero: false, lineStyle: { color: muted } },
      axisTick: { lineStyle: { color: muted } },
    },
    yAxis: {
      type: "value",
      axisLabel: { color: muted, fontSize: 12 },
      splitLine: { lineStyle: { color: "var(--line)" } },
    },
    series: [
      {
        ...line,
        data: numbers(series.scheduled),
        connectNulls: true,
        symbol: series.scheduled.includes(null) ? "diamond" : "none",
        symbolSize: 7,
        showAllSymbol: true,
        itemStyle: { color: ink },
        lineStyle: { color: ink, width: 1.5, type: [6, 4] },
      },
      {
        ...line,
        data: numbers(series.actual),
        symbol: "circle",
        symbolSize: 7,
        showAllSymbol: true,
        lineStyle: { color: accent, width: 2.5 },
        itemStyle: { color: accent },
      },
    ],
  });
}
