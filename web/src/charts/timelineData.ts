import { cellText, shortened } from "./text";
import type { ChartTable } from "./types";

/** A row that is drawn. */
export interface Point {
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
  /** Not a number where nothing is measured upwards. */
  readonly score: number;
  readonly lane: number;
  /** Which colour and shape. */
  readonly series: number;
  /** Its place in the table. */
  readonly row: number;
}

/** A strip of points; lanes of one set have the same heights. */
export interface Lane {
  readonly set: string;
  readonly name: string;
  readonly from?: number;
  readonly to?: number;
}

/** An event to compare with. */
export interface Reference {
  readonly time: number;
  readonly label: string;
}

/** What Spoor made of a table to be drawn as a timeline; its texts hide nothing. */
export interface TimelineModel {
  readonly title: string;
  /** What is measured upwards; empty: nothing. */
  readonly height: string;
  readonly logarithmic: boolean;
  /** The events marked, and what is not drawn. */
  readonly notes: string;
  readonly series: readonly string[];
  readonly lanes: readonly Lane[];
  readonly references: readonly Reference[];
  /** Places of the columns of the tooltip. */
  readonly tooltip: readonly number[];
  readonly points: readonly (readonly [
    time: number,
    height: number | null,
    lane: number,
    series: number,
    row: number,
  ])[];
}

/** A model, its points by time, and the tooltips from the table. */
export interface TimelineData {
  readonly model: TimelineModel;
  readonly points: readonly Point[];
  readonly measured: boolean;
  /** Name and value of each column that the tooltip shows. */
  readonly tooltip: (point: Point) => readonly (readonly [name: string, value: string])[];
}

const MAX_VALUE = 600;

export function timelineData(table: ChartTable, model: TimelineModel): TimelineData {
  const points = model.points.map(([time, height, lane, series, row]): Point => ({
    time,
    score: height ?? Number.NaN,
    lane,
    series,
    row,
  }));
  points.sort((one, other) => one.time - other.time || one.row - other.row);
  return {
    model,
    points,
    measured: model.height !== "",
    tooltip: (point) =>
      model.tooltip.map((column) => [
        shortened(cellText(table.columns[column]?.name ?? ""), 60),
        shortened(cellText(table.rows.at(point.row)?.[column]), MAX_VALUE) || "(empty)",
      ]),
  };
}
