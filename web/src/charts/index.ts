/** Pictures without a framework, used by the page and by reports. */
export { showDrawn } from "./drawn";
export { coloursNow } from "./paint";
export { drawTimeline } from "./timeline";
export type { TimelineModel } from "./timelineData";
export type { Cell, ChartColumn, ChartTable, Picture } from "./types";
