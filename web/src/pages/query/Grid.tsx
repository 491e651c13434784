import {
  useCallback,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from "react";
import type { ResultTable } from "../../api/kusto";
import { cellText } from "../../parts/cells";
import { Text } from "../../parts/Text";
import { useZone } from "../../parts/zone";
import { RowStore, type Condition } from "../../rows";
import { CellMenu } from "./grid/CellMenu";
import { ColumnMenu } from "./grid/ColumnMenu";
import { GridBar } from "./grid/GridBar";
import { copiedText, type Copied } from "./grid/copying";
import { GridBody, ROW_HEIGHT } from "./grid/GridBody";
import { GridHead, type Placed } from "./grid/GridHead";
import { readGrid, writeGrid, type GridRead } from "./grid/gridText";
import { onGridKey } from "./grid/keys";
import { useLayout } from "./grid/layout";
import type { Spot } from "./grid/Popover";
import { RowDetail } from "./grid/RowDetail";
import { atTop, HEAD, holds, ORIGIN, type Place, type Selection } from "./grid/selection";
import { TotalsLine } from "./grid/TotalsLine";
import { useLines } from "./grid/useLines";
import { useScroll } from "./grid/useScroll";
import { useGridText } from "./grid/useGridText";
import { sorted, turned, type Wanted } from "./grid/wanted";
import { copyText } from "./grid/words";

const HEADER_HEIGHT = 32;

type Menu =
  | { readonly kind: "column"; readonly column: number; readonly at: Spot }
  | { readonly kind: "cell"; readonly at: Spot };

/**
 * The rows of a result, up to a million. Only the rows and columns in sight are in the page. Arrows,
 * Page Up and Down, Home and End move, with Ctrl to the edges; Shift selects; Enter shows a row whole;
 * Ctrl+C copies; the context menu key, or Shift+F10, opens what can be done with a value or a column.
 */
export function Grid(properties: {
  readonly table: ResultTable;
  /** The number of the result that the rows are of. */
  readonly result: number;
  /** How the rows are looked at, as the address has it. */
  readonly text: string;
  readonly onText: (text: string) => void;
}): ReactNode {
  const { table, result, text, onText } = properties;
  const store = useMemo(() => storeOf(table), [table]);
  return <StoreGrid store={store} result={result} text={text} onText={onText} />;
}

/** Rows that are kept another way are packed first. */
function storeOf(table: ResultTable): RowStore {
  if (table.rows instanceof RowStore) {
    return table.rows;
  }
  const store = new RowStore(table.columns);
  store.keep(table.rows.slice());
  return store;
}

function StoreGrid(properties: {
  readonly store: RowStore;
  readonly result: number;
  readonly text: string;
  readonly onText: (text: string) => void;
}): ReactNode {
  const { store, result, text } = properties;
  const grid = useRef<HTMLDivElement>(null);
  const local = useZone() === "local";
  const [given, setGiven] = useState(() => readGrid(text, store.columns));
  const layout = useLayout(store, given.arranged);
  const { shown } = layout;
  const [wanted, setWanted] = useState<Wanted>(given.wanted);
  const { lines, busy, toggle } = useLines(store, wanted, shown);
  const [selection, setSelection] = useState<Selection>(ORIGIN);
  const [detail, setDetail] = useState(false);
  const [menu, setMenu] = useState<Menu>();
  const { scroller, sight, space, reveal, revealColumn } = useScroll(
    lines.length,
    ROW_HEIGHT,
    HEADER_HEIGHT,
  );

  const numbers = `${store.length}`.length * 8 + 20;
  const all = useMemo(() => {
    const placed: Placed[] = [];
    let left = numbers;
    shown.forEach((column, position) => {
      const width = layout.width(column);
      placed.push({ column, position, left, width });
      left += width;
    });
    return { placed, width: left };
  }, [shown, layout, numbers]);
  const placed = all.placed.filter(
    (one) => one.left + one.width > sight.left && one.left < sight.left + sight.width,
  );
  const first = Math.max(0, Math.floor(sight.offset / ROW_HEIGHT));
  const last = Math.min(
    lines.length,
    Math.ceil((sight.offset + sight.height - HEADER_HEIGHT) / ROW_HEIGHT) + 1,
  );

  const onWanted = useCallback((next: Partial<Wanted>) => {
    setWanted((old) => ({ ...old, ...next }));
    setSelection(atTop);
  }, []);

  const made = useMemo(
    () => writeGrid({ wanted, arranged: layout.arranged }, store.columns, result),
    [wanted, layout.arranged, store, result],
  );
  useGridText(made, text, properties.onText, (next) => {
    const read = readGrid(next, store.columns);
    setGiven(read);
    setWanted(read.wanted);
    layout.arrange(read.arranged);
    setSelection(ORIGIN);
    return writeGrid(read, store.columns, result);
  });

  const go = (line: number, position: number, extend: boolean) => {
    const active = {
      line: Math.max(extend ? 0 : HEAD, Math.min(line, lines.length - 1)),
      position: Math.max(0, Math.min(position, shown.length - 1)),
    };
    setSelection((old) => ({ active, anchor: extend ? old.anchor : active }));
    if (active.line >= 0) {
      reveal(active.line);
    }
    const column = all.placed[active.position];
    if (column !== undefined) {
      revealColumn(column.left, column.width, numbers);
    }
  };

  const { active } = selection;
  const activeLine = lines.line(active.line);
  const activeColumn = shown[active.position];
  const activeRow = activeLine?.kind === "row" ? activeLine.row : undefined;

  const turnSort = (column: number, more: boolean) => {
    onWanted({ sort: turned(wanted.sort, column, more) });
  };
  const groupBy = (column: number) => {
    if (!wanted.groups.includes(column)) {
      onWanted({ groups: [...wanted.groups, column] });
    }
  };
  const filter = (condition: Condition) => {
    onWanted({ conditions: [...wanted.conditions, condition] });
  };
  const filterToValue = (exclude: boolean) => {
    if (activeRow === undefined || activeColumn === undefined) {
      return;
    }
    const cell = store.cell(activeRow, activeColumn);
    const empty = cell === null || cell === "";
    filter({
      column: activeColumn,
      comparison: empty ? (exclude ? "filled" : "empty") : exclude ? "differs" : "equals",
      text: cellText(cell),
    });
  };

  const copy = (what: Copied) => {
    copyText(copiedText(what, store, lines, shown, selection));
  };

  const openMenu = (at?: Spot) => {
    const { position } = active;
    const head = active.line === HEAD;
    const box = document
      .getElementById(head ? `head-${position}` : `cell-${active.line}-${position}`)
      ?.getBoundingClientRect();
    const spot = at ?? { x: box?.left ?? 0, y: box?.bottom ?? 0 };
    if (head && activeColumn !== undefined) {
      setMenu({ kind: "column", column: activeColumn, at: spot });
    } else if (activeRow !== undefined) {
      setMenu({ kind: "cell", at: spot });
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const standing = {
      selection,
      line: activeLine,
      lines: lines.length,
      columns: shown.length,
      page: Math.max(1, Math.floor((sight.height - HEADER_HEIGHT) / ROW_HEIGHT) - 1),
      detail,
    };
    onGridKey(event, standing, {
      go,
      select: setSelection,
      toggle: () => {
        if (activeLine?.kind === "group") {
          toggle(activeLine.group);
        }
      },
      sort: (more) => {
        if (activeColumn !== undefined) {
          turnSort(activeColumn, more);
        }
      },
      open: () => {
        setDetail(true);
      },
      close: () => {
        setDetail(false);
      },
      menu: () => {
        openMenu();
      },
      copy: () => {
        copy("selection");
      },
    });
  };

  const pick = (place: Place, extend: boolean) => {
    go(place.line, place.position, extend);
  };
  const menuColumn = menu?.kind === "column" ? store.columns[menu.column] : undefined;
  const cellColumn = activeColumn === undefined ? undefined : store.columns[activeColumn];
  const close = () => {
    setMenu(undefined);
    grid.current?.focus({ preventScroll: true });
  };

  return (
    <div className="grid-frame">
      {given.remarks.map((remark) => (
        <p key={remark} className="note" role="status">
          <Text value={remark} />
        </p>
      ))}
      <GridBar
        key={keyOf(given)}
        store={store}
        wanted={wanted}
        layout={layout}
        left={lines.count}
        groups={lines.groups}
        busy={busy}
        onWanted={onWanted}
      />
      <div className="grid-and-detail">
        <div className="grid-side">
          <div ref={scroller} className="grid-scroller">
            <div className="grid-space" style={{ width: all.width, height: space }}>
              <div
                ref={grid}
                className="grid"
                role={lines.grouped ? "treegrid" : "grid"}
                tabIndex={0}
                aria-label="Result rows"
                aria-multiselectable="true"
                aria-busy={busy}
                aria-rowcount={lines.length + 1}
                aria-colcount={shown.length + 1}
                aria-activedescendant={
                  active.line === HEAD
                    ? `head-${active.position}`
                    : `cell-${active.line}-${activeLine?.kind === "group" ? 0 : active.position}`
                }
                style={{ width: sight.width, height: sight.height }}
                onKeyDown={onKeyDown}
              >
                <GridHead
                  columns={store.columns}
                  placed={placed}
                  layout={layout}
                  sort={wanted.sort}
                  filtered={new Set(wanted.conditions.map((condition) => condition.column))}
                  active={active.line === HEAD ? active.position : undefined}
                  numbers={numbers}
                  left={sight.left}
                  onSort={turnSort}
                  onMenu={(column, at) => {
                    setMenu({ kind: "column", column, at });
                  }}
                  onFit={(column) => {
                    layout.fit(column, rowsOf(lines, first, last));
                  }}
                />
                <GridBody
                  store={store}
                  lines={lines}
                  first={first}
                  last={last}
                  offset={sight.offset}
                  left={sight.left}
                  placed={placed}
                  numbers={numbers}
                  selection={selection}
                  local={local}
                  onPick={pick}
                  onOpen={() => {
                    setDetail(true);
                  }}
                  onMenu={(place, event: MouseEvent) => {
                    event.preventDefault();
                    const inside = holds(selection, place);
                    setSelection((old) => ({ active: place, anchor: inside ? old.anchor : place }));
                    setMenu({ kind: "cell", at: { x: event.clientX, y: event.clientY } });
                  }}
                  onToggle={toggle}
                />
              </div>
            </div>
          </div>
          <TotalsLine
            store={store}
            lines={lines}
            selection={selection}
            shown={shown}
            local={local}
          />
        </div>
        {detail && activeRow !== undefined && (
          <RowDetail
            store={store}
            row={activeRow}
            active={activeColumn}
            local={local}
            onStep={(by) => {
              go(Math.max(0, active.line + by), active.position, false);
            }}
            onClose={() => {
              setDetail(false);
              grid.current?.focus({ preventScroll: true });
            }}
          />
        )}
      </div>
      {menu?.kind === "column" && menuColumn !== undefined && (
        <ColumnMenu
          at={menu.at}
          index={menu.column}
          column={menuColumn}
          width={layout.width(menu.column)}
          onSort={(descending, more) => {
            onWanted({ sort: sorted(wanted.sort, menu.column, descending, more) });
          }}
          onGroup={() => {
            groupBy(menu.column);
          }}
          onFilter={filter}
          onHide={() => {
            layout.setHidden(menu.column, true);
          }}
          onMove={(by) => {
            const to = shown[shown.indexOf(menu.column) + by];
            if (to !== undefined) {
              layout.move(menu.column, to);
            }
          }}
          onResize={(width) => {
            layout.resize(menu.column, width);
          }}
          onFit={() => {
            layout.fit(menu.column, rowsOf(lines, first, last));
          }}
          onClose={close}
        />
      )}
      {menu?.kind === "cell" && cellColumn !== undefined && activeRow !== undefined && (
        <CellMenu
          at={menu.at}
          column={cellColumn}
          cell={store.cell(activeRow, activeColumn ?? 0)}
          onFilter={filterToValue}
          onCount={() => {
            if (activeColumn !== undefined) {
              groupBy(activeColumn);
            }
          }}
          onCopy={copy}
          onDetail={() => {
            setDetail(true);
          }}
          onClose={close}
        />
      )}
    </div>
  );
}

const keys = new WeakMap<object, number>();
let nextKey = 0;

/** The bar begins anew with what an address brings. */
function keyOf(given: GridRead): number {
  const key = keys.get(given) ?? nextKey++;
  keys.set(given, key);
  return key;
}

function* rowsOf(
  lines: ReturnType<typeof useLines>["lines"],
  first: number,
  last: number,
): Generator<number> {
  for (let index = first; index < last; index++) {
    const line = lines.line(index);
    if (line?.kind === "row") {
      yield line.row;
    }
  }
}
