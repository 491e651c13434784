import type { Picture } from "../../charts";
import type { ResultTable } from "../../api/kusto";

/** Draws a table into an element; a string instead says why it cannot be drawn. */
export type Draw = (place: HTMLElement, table: ResultTable, dark: boolean) => Picture | string;

/** The kinds of `render` that have a picture; loaded when first drawn. */
const KINDS: Readonly<Record<string, () => Promise<Draw>>> = {
  timechart: async () => (await import("./timeChart")).drawTimeChart,
  linechart: async () => (await import("./timeChart")).drawTimeChart,
  areachart: async () => (await import("./timeChart")).drawTimeChart,
  scatterchart: async () => (await import("./timeChart")).drawTimeChart,
  timeline: async () => (await import("../../charts")).drawTimeline,
};

export function pictureOf(kind: string): (() => Promise<Draw>) | undefined {
  return KINDS[kind.toLowerCase()];
}
