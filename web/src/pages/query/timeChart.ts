import type { Cell, Column, ResultTable } from "../../api/kusto";
import type { Draw } from "./charts";
import { coloursNow } from "../../charts";
import { draw, zoom, type Option } from "./echarts";
import { isNumeric, visibleText } from "../../parts/cells";

/** More lines than this cannot be told apart; the rest is named in the title, not drawn. */
const MAX_SERIES = 40;

type Point = [x: number, y: number | null];

/**
 * `render timechart` (and `linechart`, `areachart`): the first datetime column runs
 * along x, each numeric column is a line, a text column splits them into one line per value.
 */
export const drawTimeChart: Draw = (place, table) => {
  const properties = table.render?.properties ?? {};
  const { columns } = table;
  const x = indexOf(columns, properties.xcolumn) ?? firstX(columns);
  if (x === undefined) {
    return "This chart needs a datetime or numeric column for its x axis; the table has the rows.";
  }
  const split = listed(columns, properties.series) ?? textColumns(columns, x);
  const ys =
    listed(columns, properties.ycolumns) ??
    columns.flatMap((column, index) =>
      isNumeric(column.type) && index !== x && !split.includes(index) ? [index] : [],
    );
  if (ys.length === 0) {
    return "This chart needs a numeric column for its y axis; the table has the rows.";
  }
  const lines = seriesOf(table, x, ys, split);
  const names = [...lines.keys()].slice(0, MAX_SERIES);
  const left = lines.size - names.length;
  const title = [properties.title ?? "", left > 0 ? `(${left} more series are not drawn)` : ""]
    .join(" ")
    .trim();
  return draw(place, option(table, names, lines, title, x));
};

function option(
  table: ResultTable,
  names: readonly string[],
  lines: ReadonlyMap<string, Point[]>,
  title: string,
  x: number,
): Option {
  const properties = table.render?.properties ?? {};
  const kind = table.render?.kind.toLowerCase();
  const { series, text, muted, line, ground } = coloursNow();
  const isTime = table.columns[x]?.type === "datetime";
  const legend = names.length > 1 && properties.legend !== "hidden";
  const axis = {
    axisLabel: { color: muted, hideOverlap: true },
    axisLine: { lineStyle: { color: line } },
    nameTextStyle: { color: muted },
  };
  return {
    useUTC: true,
    animation: false,
    color: [...series],
    textStyle: { fontFamily: "system-ui, sans-serif" },
    title: { text: visibleText(title), left: 12, top: 6, textStyle: { color: text, fontSize: 14 } },
    legend: {
      show: legend,
      type: "scroll",
      top: title === "" ? 8 : 30,
      left: 12,
      right: 12,
      icon: "roundRect",
      itemWidth: 14,
      itemHeight: 4,
      textStyle: { color: muted },
      pageTextStyle: { color: muted },
    },
    grid: { left: 16, right: 24, top: (title === "" ? 16 : 40) + (legend ? 30 : 0), bottom: 64 },
    tooltip: {
      trigger: "axis",
      // Drawn on the canvas: what a log says never becomes markup.
      renderMode: "richText",
      backgroundColor: ground,
      borderColor: line,
      textStyle: { color: text, fontSize: 12 },
      confine: true,
    },
    dataZoom: zoom(),
    xAxis: {
      ...axis,
      type: isTime ? "time" : "value",
      name: visibleText(properties.xtitle ?? (isTime ? "UTC" : "")),
      nameLocation: "middle",
      nameGap: 26,
      splitLine: { show: false },
    },
    yAxis: {
      ...axis,
      type: properties.yaxis === "log" ? "log" : "value",
      name: visibleText(properties.ytitle ?? ""),
      splitLine: { lineStyle: { color: line } },
      ...bound("min", properties.ymin),
      ...bound("max", properties.ymax),
    },
    series: names.map((name) => ({
      name: visibleText(name),
      data: lines.get(name) ?? [],
      type: "line",
      showSymbol: (lines.get(name)?.length ?? 0) < 60,
      symbolSize: 5,
      lineStyle: { width: 1.8 },
      sampling: "lttb",
      ...(kind === "areachart" ? { areaStyle: { opacity: 0.35 } } : {}),
    })),
  };
}

function bound(side: "min" | "max", text: string | undefined): Record<string, number> {
  const value = Number(text);
  return text === undefined || text === "" || Number.isNaN(value) ? {} : { [side]: value };
}

function seriesOf(
  table: ResultTable,
  x: number,
  ys: readonly number[],
  split: readonly number[],
): ReadonlyMap<string, Point[]> {
  const lines = new Map<string, Point[]>();
  for (const row of table.rows) {
    const at = position(row[x]);
    if (at === undefined) {
      continue;
    }
    const group = split.map((column) => String(row[column] ?? "")).join(", ");
    for (const y of ys) {
      const measure = table.columns[y]?.name ?? "";
      const name = group === "" ? measure : ys.length === 1 ? group : `${group}: ${measure}`;
      const points = lines.get(name) ?? [];
      points.push([at, height(row[y])]);
      lines.set(name, points);
    }
  }
  for (const points of lines.values()) {
    points.sort((one, other) => one[0] - other[0]);
  }
  return lines;
}

/** Milliseconds of a time, the number of a number; nothing for null. */
function position(cell: Cell | undefined): number | undefined {
  const value =
    typeof cell === "string" && cell.includes("T") ? Date.parse(cell) : Number(cell ?? Number.NaN);
  return Number.isNaN(value) ? undefined : value;
}

function height(cell: Cell | undefined): number | null {
  const value = cell === null || cell === undefined || cell === "" ? Number.NaN : Number(cell);
  return Number.isFinite(value) ? value : null;
}

function firstX(columns: readonly Column[]): number | undefined {
  const time = columns.findIndex((column) => column.type === "datetime");
  const index = time >= 0 ? time : columns.findIndex((column) => isNumeric(column.type));
  return index >= 0 ? index : undefined;
}

function textColumns(columns: readonly Column[], x: number): readonly number[] {
  return columns.flatMap((column, index) =>
    index !== x && (column.type === "string" || column.type === "guid" || column.type === "bool")
      ? [index]
      : [],
  );
}

function indexOf(columns: readonly Column[], name: string | undefined): number | undefined {
  const index = columns.findIndex((column) => column.name === name);
  return index >= 0 ? index : undefined;
}

/** Places of the columns of a comma-separated list that exist; nothing when none does. */
function listed(
  columns: readonly Column[],
  names: string | undefined,
): readonly number[] | undefined {
  const places = (names ?? "")
    .split(",")
    .map((name) => indexOf(columns, name.trim()))
    .filter((index) => index !== undefined);
  return places.length > 0 ? places : undefined;
}
