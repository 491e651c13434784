import type { Picture, TimelineModel } from "../../charts";
import type { ResultTable } from "../../api/kusto";

/** Draws a table into an element; a string instead says why it cannot be drawn. */
export type Draw = (place: HTMLElement, table: ResultTable) => Picture | string;

/** The kinds of `render` that have a picture; loaded when first drawn. */
const KINDS: Readonly<Record<string, () => Promise<Draw>>> = {
  timechart: async () => (await import("./timeChart")).drawTimeChart,
  linechart: async () => (await import("./timeChart")).drawTimeChart,
  areachart: async () => (await import("./timeChart")).drawTimeChart,
};

/** How to draw a table; nothing where there is no picture of the kind that it asks for. */
export function pictureOf(table: ResultTable): (() => Promise<Draw>) | undefined {
  return table.picture === undefined ? KINDS[table.render?.kind.toLowerCase() ?? ""] : served;
}

/** What the server drew: as it is, or, where it has a model, so that it can be zoomed. */
async function served(): Promise<Draw> {
  const { drawTimeline, showDrawn } = await import("../../charts");
  return (place, table) => {
    const { picture } = table;
    if (picture === undefined || "why" in picture) {
      return picture?.why ?? "There is no picture; the table has the rows.";
    }
    return picture.model === undefined
      ? showDrawn(place, picture.svg, picture.caption)
      : drawTimeline(place, table, picture.model as TimelineModel);
  };
}
