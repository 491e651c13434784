import type { Cell, Column } from "../../../api/kusto";
import { cellText } from "../../../parts/cells";
import { tabSeparated, type RowStore } from "../../../rows";
import { boundsOf, type Selection } from "./selection";
import type { Lines } from "./useLines";

/** Lines that are copied at a time. */
const MOST_COPIED = 100_000;

export type Copied = "value" | "row" | "selection";

/** What the clipboard gets: a value as it is, more of them as tab-separated text. */
export function copiedText(
  what: Copied,
  store: RowStore,
  lines: Lines,
  shown: readonly number[],
  selection: Selection,
): string {
  const { active } = selection;
  const { from, to, left, right } = boundsOf(selection);
  const line = lines.line(active.line);
  const one = from === to && left === right;
  if (line?.kind === "row" && (what === "value" || (what === "selection" && one))) {
    return cellText(store.cell(line.row, shown[active.position] ?? 0));
  }
  const whole = what === "row" || (from !== to && left === right);
  const columns = whole ? shown : shown.slice(left, right + 1);
  const [begin, end] =
    what === "row" ? [active.line, active.line] : [from, Math.min(to, from + MOST_COPIED - 1)];
  const rows: (readonly Cell[])[] = [];
  for (let index = begin; index <= end; index++) {
    const each = lines.line(index);
    if (each?.kind === "row") {
      rows.push(columns.map((column) => store.cell(each.row, column)));
    } else if (each !== undefined) {
      rows.push([cellText(each.value), each.count]);
    }
  }
  return tabSeparated(
    columns.map((column): Column => store.columns[column] ?? { name: "", type: "string" }),
    rows,
  );
}
