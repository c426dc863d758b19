import "server-only";
import * as echarts from "echarts/core";

/**
 * A chart as SVG text, in the frame that all charts share.
 *
 * @param width and height in CSS pixels of the drawing's own coordinates
 * @param option of ECharts; its parts must have been registered with `echarts.use`
 */
export function drawSvg(width: number, height: number, option: object): string {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: "transparent",
      textStyle: { fontFamily: "inherit" },
      grid: {
        left: 4,
        right: 14,
        top: 12,
        bottom: 4,
        outerBoundsMode: "same",
        outerBoundsContain: "axisLabel",
      },
      ...option,
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
