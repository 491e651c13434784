import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { Cell, Column, ResultTable } from "../../api/kusto";
import {
  cellText,
  columnWidths,
  detailText,
  isNumeric,
  shownText,
  tabSeparated,
} from "../../parts/cells";
import { Text } from "../../parts/Text";
import { useViewport } from "../../parts/useViewport";

const ROW_HEIGHT = 26;
const HEADER_HEIGHT = 32;
const OVERSCAN = 8;
/** Longer values are cut in the grid; the detail shows them whole. */
const SHOWN_CHARACTERS = 300;

interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * The rows of a result. Only the rows and columns in sight are in the page. Arrows, Page Up and
 * Down, Home and End move; Shift widens the selected rows; Enter shows a value whole; Ctrl+C copies.
 */
export function Grid({ table }: { readonly table: ResultTable }): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useViewport(scroller);
  const [widths, setWidths] = useState(() => columnWidths(table));
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState(0);
  const [detail, setDetail] = useState(false);
  const numbers = `${table.rows.length}`.length * 8 + 20;
  const lefts = useMemo(() => runningSum(widths, numbers), [widths, numbers]);
  const total = lefts.at(-1) ?? numbers;

  const first = Math.max(0, Math.floor(view.top / ROW_HEIGHT) - OVERSCAN);
  const last = Math.min(
    table.rows.length,
    Math.ceil((view.top + view.height) / ROW_HEIGHT) + OVERSCAN,
  );
  const columns = table.columns
    .map((column, index) => ({ column, index }))
    .filter(
      ({ index }) =>
        (lefts[index + 1] ?? 0) > view.left && (lefts[index] ?? 0) < view.left + view.width,
    );

  const go = (row: number, column: number, extend: boolean) => {
    const to = {
      row: clamp(row, table.rows.length),
      column: clamp(column, table.columns.length),
    };
    setActive(to);
    if (!extend) {
      setAnchor(to.row);
    }
    if (scroller.current !== null) {
      reveal(scroller.current, to.row, lefts[to.column] ?? 0, widths[to.column] ?? 0, numbers);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((view.height - HEADER_HEIGHT) / ROW_HEIGHT) - 1);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => {
        go(active.row + 1, active.column, event.shiftKey);
      },
      ArrowUp: () => {
        go(active.row - 1, active.column, event.shiftKey);
      },
      ArrowRight: () => {
        go(active.row, active.column + 1, event.shiftKey);
      },
      ArrowLeft: () => {
        go(active.row, active.column - 1, event.shiftKey);
      },
      PageDown: () => {
        go(active.row + page, active.column, event.shiftKey);
      },
      PageUp: () => {
        go(active.row - page, active.column, event.shiftKey);
      },
      Home: () => {
        go(event.ctrlKey ? 0 : active.row, 0, event.shiftKey);
      },
      End: () => {
        go(event.ctrlKey ? table.rows.length : active.row, table.columns.length, event.shiftKey);
      },
      Enter: () => {
        setDetail(!detail);
      },
      Escape: () => {
        setDetail(false);
      },
    };
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "c") {
      copySelection(table, active, anchor);
      event.preventDefault();
      return;
    }
    const move = moves[event.key];
    if (move !== undefined) {
      move();
      event.preventDefault();
    }
  };

  const selected = (row: number) =>
    anchor !== active.row &&
    row >= Math.min(anchor, active.row) &&
    row <= Math.max(anchor, active.row);
  const activeColumn = table.columns[active.column];
  const activeCell = table.rows.at(active.row)?.[active.column];

  return (
    <div className="grid-frame">
      <div
        ref={scroller}
        className="grid"
        role="grid"
        tabIndex={0}
        aria-label="Result rows"
        aria-rowcount={table.rows.length + 1}
        aria-colcount={table.columns.length}
        aria-activedescendant={`cell-${active.row}-${active.column}`}
        onKeyDown={onKeyDown}
      >
        <div
          role="rowgroup"
          style={{ width: total, height: HEADER_HEIGHT + table.rows.length * ROW_HEIGHT }}
        >
          <div className="grid-header" role="row" aria-rowindex={1} style={{ width: total }}>
            <span className="grid-number" style={{ width: numbers }} />
            {columns.map(({ column, index }) => (
              <Header
                key={index}
                column={column}
                index={index}
                left={lefts[index] ?? 0}
                width={widths[index] ?? 0}
                onResize={(width) => {
                  setWidths(widths.map((old, other) => (other === index ? width : old)));
                }}
              />
            ))}
          </div>
          {table.rows.slice(first, last).map((row, offset) => {
            const number = first + offset;
            return (
              <div
                key={number}
                className={selected(number) ? "grid-row selected" : "grid-row"}
                role="row"
                aria-rowindex={number + 2}
                style={{ top: HEADER_HEIGHT + number * ROW_HEIGHT, width: total }}
              >
                <span className="grid-number" style={{ width: numbers }}>
                  {number + 1}
                </span>
                {columns.map(({ column, index }) => (
                  <GridCell
                    key={index}
                    id={`cell-${number}-${index}`}
                    column={column}
                    cell={row[index] ?? null}
                    left={lefts[index] ?? 0}
                    width={widths[index] ?? 0}
                    index={index}
                    active={active.row === number && active.column === index}
                    onPick={(extend) => {
                      go(number, index, extend);
                    }}
                    onOpen={() => {
                      setDetail(true);
                    }}
                  />
                ))}
              </div>
            );
          })}
        </div>
      </div>
      {detail && activeColumn !== undefined && activeCell !== undefined && (
        <section className="detail" aria-label={`Value of ${activeColumn.name}`}>
          <header>
            <strong>
              <Text value={activeColumn.name} />
            </strong>
            <span className="muted">
              {activeColumn.type}, row {active.row + 1}
            </span>
            <button
              type="button"
              onClick={() => {
                copy(cellText(activeCell));
              }}
            >
              Copy value
            </button>
            <button
              type="button"
              onClick={() => {
                setDetail(false);
              }}
            >
              Close
            </button>
          </header>
          <pre>
            {activeCell === null ? (
              <span className="null">null</span>
            ) : (
              detailText(activeColumn, activeCell)
                .split("\n")
                .map((line, index) => (
                  <div key={index}>
                    <Text value={line} />
                  </div>
                ))
            )}
          </pre>
        </section>
      )}
    </div>
  );
}

function Header(properties: {
  readonly column: Column;
  readonly index: number;
  readonly left: number;
  readonly width: number;
  readonly onResize: (width: number) => void;
}): ReactNode {
  const { column, left, width } = properties;
  const [drag, setDrag] = useState<{ readonly from: number; readonly width: number }>();
  return (
    <div
      role="columnheader"
      aria-colindex={properties.index + 1}
      style={{ left, width }}
      title={`${column.name} (${column.type})`}
    >
      <span className="grid-name">
        <Text value={column.name} />
      </span>
      <span className="grid-type">{column.type}</span>
      <span
        className="grid-edge"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ from: event.clientX, width });
        }}
        onPointerMove={(event) => {
          if (drag !== undefined) {
            properties.onResize(Math.max(40, drag.width + event.clientX - drag.from));
          }
        }}
        onPointerUp={() => {
          setDrag(undefined);
        }}
      />
    </div>
  );
}

function GridCell(properties: {
  readonly id: string;
  readonly column: Column;
  readonly cell: Cell;
  readonly index: number;
  readonly left: number;
  readonly width: number;
  readonly active: boolean;
  readonly onPick: (extend: boolean) => void;
  readonly onOpen: () => void;
}): ReactNode {
  const { column, cell } = properties;
  const classes = ["grid-cell"];
  if (isNumeric(column.type)) {
    classes.push("numeric");
  }
  if (properties.active) {
    classes.push("active");
  }
  return (
    <div
      id={properties.id}
      role="gridcell"
      aria-colindex={properties.index + 1}
      aria-selected={properties.active}
      className={classes.join(" ")}
      style={{ left: properties.left, width: properties.width }}
      onMouseDown={(event) => {
        properties.onPick(event.shiftKey);
      }}
      onDoubleClick={properties.onOpen}
    >
      {cell === null ? (
        <span className="null">null</span>
      ) : (
        <Text value={shownText(column.type, cell).slice(0, SHOWN_CHARACTERS)} />
      )}
    </div>
  );
}

function copySelection(table: ResultTable, active: Place, anchor: number): void {
  // What the user marked with the mouse inside a value goes first.
  const marked = window.getSelection()?.toString() ?? "";
  if (anchor === active.row) {
    copy(marked === "" ? cellText(table.rows.at(active.row)?.[active.column]) : marked);
    return;
  }
  const from = Math.min(anchor, active.row);
  const to = Math.max(anchor, active.row) + 1;
  copy(tabSeparated(table.columns, table.rows.slice(from, to)));
}

function copy(text: string): void {
  void navigator.clipboard.writeText(text);
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1));
}

function runningSum(widths: readonly number[], start: number): readonly number[] {
  const sums = [start];
  for (const width of widths) {
    sums.push((sums.at(-1) ?? 0) + width);
  }
  return sums;
}

/** Scrolls just so far that a cell is in sight, beside the header and the row numbers. */
function reveal(
  scroller: HTMLDivElement,
  row: number,
  left: number,
  width: number,
  numbers: number,
): void {
  const top = row * ROW_HEIGHT;
  const bottom = top + ROW_HEIGHT + HEADER_HEIGHT;
  if (top < scroller.scrollTop) {
    scroller.scrollTop = top;
  } else if (bottom > scroller.scrollTop + scroller.clientHeight) {
    scroller.scrollTop = bottom - scroller.clientHeight;
  }
  if (left - numbers < scroller.scrollLeft) {
    scroller.scrollLeft = left - numbers;
  } else if (left + width > scroller.scrollLeft + scroller.clientWidth) {
    scroller.scrollLeft = left + width - scroller.clientWidth;
  }
}
