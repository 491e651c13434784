import { cellText, shortened } from "./text";
import type { Cell, ChartColumn, ChartTable } from "./types";

/** One row that can be drawn. */
export interface Point {
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
  readonly score: number;
  /** Which colour and shape. */
  readonly series: number;
  /** Its place in the table. */
  readonly row: number;
}

/** A table read as a timeline: the points by time, and what is not among them. */
export interface TimelineData {
  readonly title: string;
  readonly scoreName: string;
  readonly points: readonly Point[];
  readonly series: readonly string[];
  readonly lowest: number | undefined;
  readonly highest: number | undefined;
  readonly logarithmic: boolean;
  /** Rows without a time or a score, above `ymax`, below `ymin`. */
  readonly without: number;
  readonly above: number;
  readonly below: number;
  /** Name and value of each column that the tooltip shows. */
  readonly tooltip: (point: Point) => readonly (readonly [name: string, value: string])[];
}

const MAX_SERIES = 7;
const MAX_VALUE = 600;

/** Reads a table; a string says why it is no timeline. */
export function timelineData(table: ChartTable): TimelineData | string {
  const { columns } = table;
  const properties = new Map(Object.entries(table.render?.properties ?? {}));
  const time =
    place(columns, properties.get("xcolumn")) ??
    found(columns.findIndex((column) => column.type === "datetime"));
  if (time === undefined) {
    return "A timeline needs a column of times; the table has the rows.";
  }
  const score = places(columns, properties.get("ycolumns"))[0] ?? scoreColumn(columns);
  if (score === undefined) {
    return "A timeline needs a column of numbers for its height; the table has the rows.";
  }
  const split = places(columns, properties.get("series"))[0];
  const names: string[] = [];
  const lowest = bound(properties.get("ymin"));
  const highest = bound(properties.get("ymax"));
  const points: Point[] = [];
  let [without, above, below] = [0, 0, 0];
  table.rows.forEach((row, index) => {
    const at = milliseconds(row[time]);
    const height = number(row[score]);
    if (at === undefined || height === undefined) {
      without++;
    } else if (highest !== undefined && height > highest) {
      above++;
    } else if (lowest !== undefined && height < lowest) {
      below++;
    } else {
      points.push({ time: at, score: height, series: seriesOf(names, row, split), row: index });
    }
  });
  points.sort((one, other) => one.time - other.time || one.row - other.row);
  const named = places(columns, properties.get("tooltip"));
  const shown = [...new Set(named.length > 0 ? [time, score, ...named] : columns.keys())];
  return {
    title: shortened(cellText(properties.get("title") ?? ""), 200),
    scoreName: shortened(cellText(properties.get("ytitle") ?? columns[score]?.name ?? ""), 60),
    points,
    series: names,
    lowest,
    highest,
    logarithmic: properties.get("yaxis") === "log",
    without,
    above,
    below,
    tooltip: (point) =>
      shown.map((column) => [
        shortened(cellText(columns[column]?.name ?? ""), 60),
        shortened(cellText(table.rows[point.row]?.[column]), MAX_VALUE) || "(empty)",
      ]),
  };
}

/** The last series takes what is beyond the colours one can tell apart. */
function seriesOf(names: string[], row: readonly Cell[], split: number | undefined): number {
  if (split === undefined) {
    return 0;
  }
  const name = shortened(cellText(row[split]), 60);
  const index = names.indexOf(name);
  if (index >= 0) {
    return index;
  }
  if (names.length < MAX_SERIES) {
    return names.push(name) - 1;
  }
  names[MAX_SERIES] = "others";
  return MAX_SERIES;
}

function scoreColumn(columns: readonly ChartColumn[]): number | undefined {
  const numeric = (column: ChartColumn) => ["int", "long", "real", "decimal"].includes(column.type);
  return (
    found(
      columns.findIndex((column) => numeric(column) && /score|likelihood/i.test(column.name)),
    ) ?? found(columns.findIndex(numeric))
  );
}

function milliseconds(cell: Cell | undefined): number | undefined {
  const value = typeof cell === "string" ? Date.parse(cell) : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}

function number(cell: Cell | undefined): number | undefined {
  const value = cell === null || cell === undefined || cell === "" ? Number.NaN : Number(cell);
  return Number.isFinite(value) ? value : undefined;
}

function bound(text: string | undefined): number | undefined {
  return text === undefined ? undefined : number(text.trim());
}

function found(index: number): number | undefined {
  return index >= 0 ? index : undefined;
}

function place(columns: readonly ChartColumn[], name: string | undefined): number | undefined {
  return found(columns.findIndex((column) => column.name === name?.trim()));
}

function places(columns: readonly ChartColumn[], names: string | undefined): readonly number[] {
  return (names ?? "")
    .split(",")
    .map((name) => place(columns, name))
    .filter((index) => index !== undefined);
}
