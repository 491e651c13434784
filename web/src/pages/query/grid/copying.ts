import type { Cell, Column } from "../../../api/kusto";
import { cellText } from "../../../parts/cells";
import { count } from "../../../parts/words";
import { rowsAs, type CopyFormat, type RowStore } from "../../../rows";
import { boundsOf, type Selection } from "./selection";
import type { Lines } from "./useLines";

/** Lines that are copied at a time. */
const MOST_COPIED = 100_000;

export type Copied = "value" | "row" | "selection";

/** The rows and columns that a selection means. */
interface Chosen {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Lines that were too many. */
  readonly left: number;
}

/** What the keyboard and the menus look at. */
export interface CopySource {
  readonly store: RowStore;
  readonly lines: Lines;
  readonly shown: readonly number[];
  readonly selection: Selection;
}

/** Cells of several columns as they are selected; else rows whole. Of groups alone their values and counts. */
function chosen(source: CopySource, what: Copied): Chosen {
  const { store, lines, shown, selection } = source;
  const { active } = selection;
  const { from, to, left, right } = boundsOf(selection);
  const cells = what === "selection" && left !== right;
  const columns = cells ? shown.slice(left, right + 1) : shown;
  const [first, last] = what === "selection" ? [from, to] : [active.line, active.line];
  const end = Math.min(last, first + MOST_COPIED - 1);
  const rows: (readonly Cell[])[] = [];
  const groups: (readonly Cell[])[] = [];
  let grouped: number | undefined;
  for (let index = Math.max(0, first); index <= end; index++) {
    const line = lines.line(index);
    if (line?.kind === "row") {
      rows.push(columns.map((column) => store.cell(line.row, column)));
    } else if (line?.kind === "group" && (grouped === undefined || line.column === grouped)) {
      grouped = line.column;
      groups.push([line.value, line.count]);
    }
  }
  const rest = last - end;
  if (rows.length > 0 || grouped === undefined) {
    const named = columns.map((column) => store.columns[column] ?? NONE);
    return { columns: named, rows, left: rest };
  }
  const counted = [store.columns[grouped] ?? NONE, { name: "count_", type: "long" } as const];
  return { columns: counted, rows: groups, left: rest };
}

const NONE: Column = { name: "", type: "string" };

/** What the clipboard gets: a value as it is, more of them as tab-separated text. */
export function copiedText(source: CopySource, what: Copied): string {
  const { store, lines, shown, selection } = source;
  const { active } = selection;
  const { from, to, left, right } = boundsOf(selection);
  const line = lines.line(active.line);
  const one = from === to && left === right;
  if (line?.kind === "row" && (what === "value" || (what === "selection" && one))) {
    return cellText(store.cell(line.row, shown[active.position] ?? 0));
  }
  const { columns, rows } = chosen(source, what);
  return rowsAs("tsv", columns, rows);
}

/** The selection in a format, and a sentence that says what was copied. */
export function copiedAs(
  source: CopySource,
  format: CopyFormat,
): { readonly text: string; readonly said: string } {
  const { columns, rows, left } = chosen(source, "selection");
  const more = left === 0 ? "" : `, ${count(left, "line")} left out`;
  return {
    text: rowsAs(format, columns, rows),
    said: `Copied ${count(rows.length, "row")} as ${FORMAT_NAMES[format]}${more}`,
  };
}

/** `3 lines, 2 columns`: what a copy would take. */
export function copiedSize(source: CopySource): string {
  const { from, to, left, right } = boundsOf(source.selection);
  const columns = left === right ? source.shown.length : right - left + 1;
  const lines = count(Math.max(0, to) - Math.max(0, from) + 1, "line");
  return source.lines.grouped ? lines : `${lines}, ${count(columns, "column")}`;
}

export const FORMAT_NAMES: Readonly<Record<CopyFormat, string>> = {
  tsv: "tab-separated text",
  csv: "CSV",
  json: "JSON lines",
  markdown: "Markdown table",
  kql: "KQL datatable",
};
