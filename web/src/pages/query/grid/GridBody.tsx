import type { MouseEvent, ReactNode } from "react";
import type { Cell, Column } from "../../../api/kusto";
import { cellText, isNumeric } from "../../../parts/cells";
import { Text } from "../../../parts/Text";
import { timeText } from "../../../parts/times";
import { number } from "../../../parts/words";
import type { Group, RowStore } from "../../../rows";
import type { Placed } from "./GridHead";
import { boundsOf, type Place, type Selection } from "./selection";
import type { Lines } from "./useLines";

export const ROW_HEIGHT = 26;
/** Longer values are cut in the grid; the detail shows them whole. */
const SHOWN_CHARACTERS = 300;
const INDENT = 18;

/** The lines in sight. */
export function GridBody(properties: {
  readonly store: RowStore;
  readonly lines: Lines;
  readonly first: number;
  readonly last: number;
  readonly offset: number;
  readonly left: number;
  readonly placed: readonly Placed[];
  readonly numbers: number;
  readonly selection: Selection;
  readonly local: boolean;
  readonly onPick: (place: Place, extend: boolean) => void;
  readonly onOpen: (place: Place) => void;
  readonly onMenu: (place: Place, event: MouseEvent) => void;
  readonly onToggle: (group: Group) => void;
}): ReactNode {
  const { store, lines, selection, placed } = properties;
  const rows: ReactNode[] = [];
  const { from, to, left, right } = boundsOf(selection);
  for (let index = properties.first; index < properties.last; index++) {
    const line = lines.line(index);
    if (line === undefined) {
      continue;
    }
    const y = index * ROW_HEIGHT - properties.offset;
    const here = index >= from && index <= to;
    if (line.kind === "group") {
      rows.push(
        <div
          key={index}
          role="row"
          aria-rowindex={index + 2}
          aria-level={line.depth + 1}
          aria-expanded={line.open}
          className={here ? "grid-row group selected" : "grid-row group"}
          style={{ transform: `translateY(${y}px)` }}
        >
          <div
            id={`cell-${index}-0`}
            role="gridcell"
            aria-colindex={1}
            aria-colspan={placed.length + 1}
            className={selection.active.line === index ? "grid-group active" : "grid-group"}
            style={{ paddingLeft: 10 + line.depth * INDENT }}
            onMouseDown={() => {
              properties.onPick({ line: index, position: 0 }, false);
              properties.onToggle(line.group);
            }}
          >
            <span className="grid-turn" aria-hidden="true">
              {line.open ? "▾" : "▸"}
            </span>
            <span className="muted">
              <Text value={store.columns[line.column]?.name ?? ""} />
            </span>
            <Value column={store.columns[line.column]} cell={line.value} local={properties.local} />
            <span className="grid-count">{number(line.count)}</span>
          </div>
        </div>,
      );
      continue;
    }
    const { row } = line;
    rows.push(
      <div
        key={index}
        role="row"
        aria-rowindex={index + 2}
        className={here && from !== to ? "grid-row selected" : "grid-row"}
        style={{ transform: `translateY(${y}px)` }}
      >
        {placed.map((one) => {
          const column = store.columns[one.column];
          const { position } = one;
          const active = selection.active.line === index && selection.active.position === position;
          const chosen = here && position >= left && position <= right;
          const place = { line: index, position };
          return (
            <div
              key={one.column}
              id={`cell-${index}-${position}`}
              role="gridcell"
              aria-colindex={position + 2}
              aria-selected={chosen}
              className={classOf(column, active, chosen && (from !== to || left !== right))}
              style={{ left: one.left - properties.left, width: one.width }}
              onMouseDown={(event) => {
                if (event.button === 0 || !chosen) {
                  properties.onPick(place, event.shiftKey);
                }
              }}
              onDoubleClick={() => {
                properties.onOpen(place);
              }}
              onContextMenu={(event) => {
                properties.onMenu(place, event);
              }}
            >
              <Value column={column} cell={store.cell(row, one.column)} local={properties.local} />
            </div>
          );
        })}
        <div
          role="rowheader"
          aria-colindex={1}
          className="grid-number"
          style={{ width: properties.numbers }}
        >
          {row + 1}
        </div>
      </div>,
    );
  }
  return (
    <div role="rowgroup" className="grid-body">
      {rows}
    </div>
  );
}

/** A value on one line; long ones are cut. */
export function Value(properties: {
  readonly column: Column | undefined;
  readonly cell: Cell;
  readonly local: boolean;
}): ReactNode {
  const { column, cell } = properties;
  if (cell === null) {
    return <span className="null">null</span>;
  }
  const text =
    column?.type === "datetime" && typeof cell === "string"
      ? timeText(cell, properties.local)
      : cellText(cell);
  return <Text value={text.slice(0, SHOWN_CHARACTERS)} />;
}

function classOf(column: Column | undefined, active: boolean, chosen: boolean): string {
  return [
    "grid-cell",
    column !== undefined && isNumeric(column.type) ? "numeric" : "",
    active ? "active" : "",
    chosen ? "chosen" : "",
  ]
    .filter((name) => name !== "")
    .join(" ");
}
