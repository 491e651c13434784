import type { Column, Row } from "../../api/kusto";
import { isNumeric, shownText, visibleText } from "./cells";
import type { Draw } from "./charts";
import { colours, draw, zoom } from "./echarts";
import { indexOf, listed, position } from "./timeChart";

/** A tooltip stays readable: so many lines, so many characters a line. */
const MAX_LINES = 12;
const MAX_CHARACTERS = 110;

/** `render timeline`: a point per row, time along x, the score on y, its keys in the tooltip. */
export const drawTimeline: Draw = (place, table, dark) => {
  const { columns } = table;
  const properties = table.render?.properties ?? {};
  const x =
    indexOf(columns, properties.xcolumn) ??
    columns.findIndex((column) => column.type === "datetime");
  if (x < 0) {
    return "A timeline needs a datetime column; the table has the rows.";
  }
  const y = listed(columns, properties.ycolumns)?.[0] ?? scoreColumn(columns);
  const shown = listed(columns, properties.tooltip) ?? columns.map((_, index) => index);
  const { series, text, muted, line, ground } = colours(dark);
  const title = properties.title ?? "";
  const drawn = table.rows.flatMap((row, index) => (position(row[x]) === undefined ? [] : [index]));
  const top = Number(properties.ymax ?? Number.NaN);
  return draw(place, {
    useUTC: true,
    animation: false,
    title: { text: visibleText(title), left: 12, top: 6, textStyle: { color: text, fontSize: 14 } },
    grid: { left: 16, right: 24, top: title === "" ? 28 : 56, bottom: 64 },
    tooltip: {
      trigger: "item",
      renderMode: "richText",
      backgroundColor: ground,
      borderColor: line,
      textStyle: { color: text, fontSize: 12, lineHeight: 17 },
      confine: true,
      formatter: (point) => {
        const index = Array.isArray(point) ? undefined : point.dataIndex;
        const row = index === undefined ? undefined : table.rows[drawn[index] ?? -1];
        return row === undefined ? "" : tooltip(columns, shown, row);
      },
    },
    dataZoom: zoom(dark),
    xAxis: {
      type: "time",
      name: "UTC",
      nameLocation: "middle",
      nameGap: 26,
      axisLabel: { color: muted, hideOverlap: true },
      axisLine: { lineStyle: { color: line } },
      nameTextStyle: { color: muted },
      splitLine: { show: false },
    },
    yAxis: {
      type: "value",
      name: y === undefined ? "" : visibleText(columns[y]?.name ?? ""),
      nameTextStyle: { color: muted, align: "left" },
      axisLabel: { color: muted },
      splitLine: { lineStyle: { color: line } },
      scale: true,
      ...(Number.isNaN(top) ? {} : { max: top }),
    },
    series: [
      {
        type: "scatter",
        symbolSize: 8,
        itemStyle: { color: series[0] ?? text, opacity: 0.75 },
        data: drawn.map((index) => pointOf(table.rows[index] ?? [], x, y)),
        large: table.rows.length > 5000,
      },
    ],
  });
};

function pointOf(row: Row, x: number, y: number | undefined): [number, number] {
  return [position(row[x]) ?? 0, y === undefined ? 0 : Number(row[y] ?? 0)];
}

function scoreColumn(columns: readonly Column[]): number | undefined {
  const named = columns.findIndex(
    (column) => isNumeric(column.type) && /score|likelihood/i.test(column.name),
  );
  const index = named >= 0 ? named : columns.findIndex((column) => isNumeric(column.type));
  return index >= 0 ? index : undefined;
}

function tooltip(columns: readonly Column[], shown: readonly number[], row: Row): string {
  return shown
    .slice(0, MAX_LINES)
    .map((index) => {
      const column = columns[index];
      const text = column === undefined ? "" : shownText(column.type, row[index] ?? null);
      return visibleText(`${column?.name ?? ""}: ${text}`).slice(0, MAX_CHARACTERS);
    })
    .join("\n");
}
