/** Pictures without a framework, used by the page and by reports. */
export { drawTimeline } from "./timeline";
export type { Cell, ChartColumn, ChartTable, Picture } from "./types";
