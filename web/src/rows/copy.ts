import type { Cell, Column } from "../api/kusto";
import { spreadsheetText } from "./safeText";
import { SOURCE, OFFSET } from "./RowStore";

/** A value as a cell of a sheet: one line, and no formula even where a log wrote one. */
export function sheetCell(cell: Cell, type: Column["type"]): string {
  if (cell === null) {
    return "";
  }
  const text = String(cell).replace(/[\t\r\n]+/g, " ");
  return type === "string" || type === "dynamic" ? spreadsheetText(text) : text;
}

/** Rows as tab-separated text, the names first. */
export function tabSeparated(columns: readonly Column[], rows: Iterable<readonly Cell[]>): string {
  const lines = [columns.map((column) => sheetCell(column.name, "string")).join("\t")];
  for (const row of rows) {
    lines.push(
      columns.map((column, index) => sheetCell(row[index] ?? null, column.type)).join("\t"),
    );
  }
  return lines.join("\n");
}

/** Columns that are shown unless the user asks: all but a row's place. */
export function isPlace(column: Column): boolean {
  return column.name === SOURCE || column.name === OFFSET;
}
