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
import { Text } from "../../parts/Text";
import { useZone } from "../../parts/zone";
import { RowStore, type CopyFormat } from "../../rows";
import { DetailBar, useDetailWidth } from "./grid/DetailBar";
import { GridBar } from "./grid/GridBar";
import { copiedAs, copiedText, type Copied } from "./grid/copying";
import { GridBody, ROW_HEIGHT } from "./grid/GridBody";
import { GridHead, type Placed } from "./grid/GridHead";
import { GridMenus, type Menu } from "./grid/GridMenus";
import { onGridKey } from "./grid/keys";
import type { Spot } from "./grid/Popover";
import { RowDetail } from "./grid/RowDetail";
import { atTop, HEAD, holds, ORIGIN, type Place, type Selection } from "./grid/selection";
import { TotalsLine } from "./grid/TotalsLine";
import { useLines } from "./grid/useLines";
import { useScroll } from "./grid/useScroll";
import { useGridState } from "./grid/useGridState";
import { turned, type Wanted } from "./grid/wanted";
import { copyText } from "./grid/words";

const HEADER_HEIGHT = 32;

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
  const { store } = properties;
  const grid = useRef<HTMLDivElement>(null);
  const local = useZone() === "local";
  const [selection, setSelection] = useState<Selection>(ORIGIN);
  const { wanted, setWanted, layout, remarks, version } = useGridState(
    store,
    properties.result,
    properties.text,
    properties.onText,
    () => {
      setSelection(ORIGIN);
    },
  );
  const { shown } = layout;
  const { lines, busy, toggle } = useLines(store, wanted, shown);
  const [said, setSaid] = useState("");
  const [detail, setDetail] = useState(false);
  const [width, setWidth] = useDetailWidth();
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

  const onWanted = useCallback(
    (next: Partial<Wanted>) => {
      setWanted((old) => ({ ...old, ...next }));
      setSelection(atTop);
    },
    [setWanted],
  );

  const go = (line: number, position: number, extend: boolean) => {
    const active = {
      line: Math.max(extend ? 0 : HEAD, Math.min(line, lines.length - 1)),
      position: Math.max(0, Math.min(position, shown.length - 1)),
    };
    setSelection((old) => ({ active, anchor: extend ? old.anchor : active }));
    setSaid("");
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
  const source = { store, lines, shown, selection };
  const tell = (text: string, what: string) => {
    void copyText(text).then((done) => {
      setSaid(done ? what : "The browser did not let the page copy");
    });
  };
  const copy = (what: Copied) => {
    tell(copiedText(source, what), "");
  };
  const copyAs = (format: CopyFormat) => {
    const copied = copiedAs(source, format);
    tell(copied.text, copied.said);
  };

  /** Under the cell or the name that is active. */
  const spotOfActive = (): Spot => {
    const { line, position } = active;
    const id =
      line === HEAD
        ? `head-${position}`
        : `cell-${line}-${activeLine?.kind === "group" ? 0 : position}`;
    const box = document.getElementById(id)?.getBoundingClientRect();
    return { x: box?.left ?? 0, y: box?.bottom ?? 0 };
  };
  const openMenu = () => {
    if (active.line === HEAD && activeColumn !== undefined) {
      setMenu({ kind: "column", column: activeColumn, at: spotOfActive() });
    } else {
      // Of a group there is no value that is a row's: it can be copied.
      setMenu({ kind: activeRow === undefined ? "copy" : "cell", at: spotOfActive() });
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
      menu: openMenu,
      copy: () => {
        copy("selection");
      },
      copyAs: () => {
        setMenu({ kind: "copy", at: spotOfActive() });
      },
    });
  };

  const pick = (place: Place, extend: boolean) => {
    go(place.line, place.position, extend);
  };
  const close = () => {
    setMenu(undefined);
    grid.current?.focus({ preventScroll: true });
  };

  return (
    <div className="grid-frame">
      {remarks.map((remark) => (
        <p key={remark} className="note" role="status">
          <Text value={remark} />
        </p>
      ))}
      <GridBar
        key={version}
        store={store}
        wanted={wanted}
        layout={layout}
        left={lines.count}
        groups={lines.groups}
        busy={busy}
        said={said}
        onCopyAs={(at) => {
          setMenu({ kind: "copy", at });
        }}
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
          <>
            <DetailBar width={width} onWidth={setWidth} />
            <RowDetail
              width={width}
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
          </>
        )}
      </div>
      {menu !== undefined && (
        <GridMenus
          // A menu that another one opens is another one, and takes the focus anew.
          key={menu.kind}
          menu={menu}
          source={source}
          wanted={wanted}
          layout={layout}
          row={activeRow}
          onWanted={onWanted}
          onFit={(column) => {
            layout.fit(column, rowsOf(lines, first, last));
          }}
          onCopy={copy}
          onCopyAs={copyAs}
          onMenu={setMenu}
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
