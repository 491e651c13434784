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
import { useZone } from "../../parts/zone";
import { RowStore, tabSeparated, type Condition } from "../../rows";
import { CellMenu } from "./grid/CellMenu";
import { ColumnMenu } from "./grid/ColumnMenu";
import { GridBar } from "./grid/GridBar";
import { boundsOf, GridBody, ROW_HEIGHT, type Place, type Selection } from "./grid/GridBody";
import { GridHead, type Placed } from "./grid/GridHead";
import { useLayout } from "./grid/layout";
import type { Spot } from "./grid/Popover";
import { RowDetail } from "./grid/RowDetail";
import { TotalsLine } from "./grid/TotalsLine";
import { AS_IT_CAME, useLines, type Wanted } from "./grid/useLines";
import { useScroll } from "./grid/useScroll";
import { copyText } from "./grid/words";

const HEADER_HEIGHT = 32;
/** Lines that are copied at a time. */
const MOST_COPIED = 100_000;
/** The line of the columns' names, for the keyboard. */
const HEAD = -1;

type Menu =
  | { readonly kind: "column"; readonly column: number; readonly at: Spot }
  | { readonly kind: "cell"; readonly at: Spot };

/**
 * The rows of a result, up to a million. Only the rows and columns in sight are in the page. Arrows,
 * Page Up and Down, Home and End move, with Ctrl to the edges; Shift selects; Enter shows a row whole;
 * Ctrl+C copies; the context menu key, or Shift+F10, opens what can be done with a value or a column.
 */
export function Grid({ table }: { readonly table: ResultTable }): ReactNode {
  const store = useMemo(() => storeOf(table), [table]);
  return <StoreGrid store={store} />;
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

const ORIGIN: Selection = {
  active: { line: 0, position: 0 },
  anchor: { line: 0, position: 0 },
};

function StoreGrid({ store }: { readonly store: RowStore }): ReactNode {
  const grid = useRef<HTMLDivElement>(null);
  const local = useZone() === "local";
  const layout = useLayout(store);
  const { shown } = layout;
  const [wanted, setWanted] = useState<Wanted>(AS_IT_CAME);
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
    // Who sorts by the head stays there, to sort the other way.
    setSelection((old) => ({
      active: { ...old.active, line: Math.min(old.active.line, 0) },
      anchor: { ...old.anchor, line: Math.min(old.anchor.line, 0) },
    }));
  }, []);

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

  const sortBy = (column: number, descending: boolean | undefined, more: boolean) => {
    const rest = more ? wanted.sort.filter((key) => key.column !== column) : [];
    const without = wanted.sort.filter((key) => key.column !== column);
    onWanted({
      sort: descending === undefined ? without : [...rest, { column, descending }],
    });
  };
  /** Ascending, descending, as it came. */
  const turnSort = (column: number, more: boolean) => {
    const key = wanted.sort.find((one) => one.column === column);
    if (key === undefined) {
      sortBy(column, false, more);
    } else if (key.descending) {
      sortBy(column, undefined, more);
    } else if (more) {
      onWanted({
        sort: wanted.sort.map((one) => (one === key ? { ...key, descending: true } : one)),
      });
    } else {
      sortBy(column, true, false);
    }
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

  const copy = (what: "value" | "row" | "selection") => {
    const { from, to, left, right } = boundsOf(selection);
    const one = from === to && left === right;
    if (activeRow !== undefined && (what === "value" || (what === "selection" && one))) {
      copyText(cellText(store.cell(activeRow, activeColumn ?? 0)));
      return;
    }
    const columns = what === "row" || from !== to ? shown : shown.slice(left, right + 1);
    const chosen = from !== to && left !== right ? shown.slice(left, right + 1) : columns;
    const wide = what === "row" ? shown : chosen;
    const rows: (readonly (string | number | boolean | null)[])[] = [];
    const [begin, end] =
      what === "row" ? [active.line, active.line] : [from, Math.min(to, from + MOST_COPIED - 1)];
    for (let index = begin; index <= end; index++) {
      const line = lines.line(index);
      if (line?.kind === "row") {
        rows.push(wide.map((column) => store.cell(line.row, column)));
      } else if (line !== undefined) {
        rows.push([cellText(line.value), line.count]);
      }
    }
    copyText(
      tabSeparated(
        wide.map((column) => store.columns[column] ?? { name: "", type: "string" }),
        rows,
      ),
    );
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
    const page = Math.max(1, Math.floor((sight.height - HEADER_HEIGHT) / ROW_HEIGHT) - 1);
    const command = event.ctrlKey || event.metaKey;
    const extend = event.shiftKey;
    const { line, position } = active;
    const end = lines.length - 1;
    const edge = shown.length - 1;
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => {
        if (event.altKey && !detail) {
          return;
        }
        go(command ? end : line + 1, position, extend);
      },
      ArrowUp: () => {
        go(command ? 0 : line - 1, position, extend);
      },
      ArrowRight: () => {
        if (activeLine?.kind === "group") {
          if (!activeLine.open) {
            toggle(activeLine.group);
          }
        } else {
          go(line, command ? edge : position + 1, extend);
        }
      },
      ArrowLeft: () => {
        if (activeLine?.kind === "group") {
          if (activeLine.open) {
            toggle(activeLine.group);
          }
        } else {
          go(line, command ? 0 : position - 1, extend);
        }
      },
      PageDown: () => {
        go(line + page, position, extend);
      },
      PageUp: () => {
        go(Math.max(0, line - page), position, extend);
      },
      Home: () => {
        go(command ? 0 : line, 0, extend);
      },
      End: () => {
        go(command ? end : line, edge, extend);
      },
      Enter: () => {
        if (line === HEAD && activeColumn !== undefined) {
          turnSort(activeColumn, extend);
        } else if (activeLine?.kind === "group") {
          toggle(activeLine.group);
        } else {
          setDetail(true);
        }
      },
      Escape: () => {
        setDetail(false);
      },
      ContextMenu: () => {
        openMenu();
      },
    };
    if (command && event.key.toLowerCase() === "c") {
      const marked = window.getSelection()?.toString() ?? "";
      if (marked === "") {
        copy("selection");
        event.preventDefault();
      }
      return;
    }
    if (command && event.key.toLowerCase() === "a") {
      setSelection({ active: { line: 0, position: 0 }, anchor: { line: end, position: edge } });
      event.preventDefault();
      return;
    }
    const action = event.key === "F10" && event.shiftKey ? keys.ContextMenu : keys[event.key];
    if (action !== undefined) {
      action();
      event.preventDefault();
    }
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
      <GridBar
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
                    const { from, to, left, right } = boundsOf(selection);
                    const inside =
                      place.line >= from &&
                      place.line <= to &&
                      place.position >= left &&
                      place.position <= right;
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
            sortBy(menu.column, descending, more);
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
