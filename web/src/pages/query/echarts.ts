/** ECharts with only what our charts use. It draws on a canvas: no text becomes markup. */
import { LineChart } from "echarts/charts";
import {
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
} from "echarts/components";
import { init, use as register, type ComposeOption, type EChartsType } from "echarts/core";
import type { LineSeriesOption } from "echarts/charts";
import type {
  DataZoomComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TitleComponentOption,
  TooltipComponentOption,
} from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
import { coloursNow, type Picture } from "../../charts";

register([
  LineChart,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  CanvasRenderer,
]);

export type Option = ComposeOption<
  | LineSeriesOption
  | DataZoomComponentOption
  | GridComponentOption
  | LegendComponentOption
  | TitleComponentOption
  | TooltipComponentOption
>;

/** Zoom by wheel and by a bar below, in the page's colours. */
export function zoom(): DataZoomComponentOption[] {
  const { line, muted, series, brush } = coloursNow();
  const accent = series[0] ?? muted;
  const soft = { lineStyle: { color: line }, areaStyle: { color: line, opacity: 0.4 } };
  return [
    { type: "inside", filterMode: "none" },
    {
      type: "slider",
      filterMode: "none",
      height: 18,
      bottom: 8,
      borderColor: line,
      backgroundColor: "transparent",
      fillerColor: brush,
      dataBackground: soft,
      selectedDataBackground: soft,
      handleStyle: { color: accent, borderColor: accent },
      moveHandleStyle: { color: line },
      textStyle: { color: muted },
      brushSelect: false,
    },
  ];
}

export function draw(place: HTMLElement, option: Option): Picture {
  const chart: EChartsType = init(place, null, { renderer: "canvas", locale: "EN" });
  chart.setOption(option);
  return {
    resize: () => {
      chart.resize();
    },
    dispose: () => {
      chart.dispose();
    },
  };
}
