/** ECharts with only what our charts use. It draws on a canvas: no text becomes markup. */
import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import {
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
} from "echarts/components";
import { init, use as register, type ComposeOption, type EChartsType } from "echarts/core";
import type { BarSeriesOption, LineSeriesOption, ScatterSeriesOption } from "echarts/charts";
import type {
  DataZoomComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TitleComponentOption,
  TooltipComponentOption,
} from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
import type { Picture } from "../../charts";

register([
  BarChart,
  LineChart,
  ScatterChart,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  CanvasRenderer,
]);

export type Option = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | ScatterSeriesOption
  | DataZoomComponentOption
  | GridComponentOption
  | LegendComponentOption
  | TitleComponentOption
  | TooltipComponentOption
>;

/** Colours that the colour-blind tell apart (after Okabe and Ito), for light and dark ground. */
const LIGHT = ["#0b7a5f", "#c2570c", "#2f6fb3", "#a3498c", "#8a6d00", "#3f8fa8", "#b3323a", "#555"];
const DARK = ["#4fc3a1", "#f0975a", "#7fb5ee", "#df92c8", "#e0c04a", "#7fd0e6", "#ff8a8a", "#bbb"];

export interface Colours {
  readonly series: readonly string[];
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly ground: string;
}

export function colours(dark: boolean): Colours {
  return dark
    ? { series: DARK, text: "#e4e7ea", muted: "#96a0aa", line: "#2f363c", ground: "#20262b" }
    : { series: LIGHT, text: "#1d2126", muted: "#5d6670", line: "#e6e8e6", ground: "#ffffff" };
}

/** Zoom by wheel and by a bar below, in the page's colours. */
export function zoom(dark: boolean): DataZoomComponentOption[] {
  const { line, muted, series } = colours(dark);
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
      fillerColor: dark ? "rgba(111, 207, 178, 0.12)" : "rgba(29, 92, 77, 0.08)",
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
