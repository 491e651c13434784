import { useMemo, useState } from "react";
import type { Column } from "../../../api/kusto";
import { shownText } from "../../../parts/cells";
import { isPlace, type RowStore } from "../../../rows";

const MIN_WIDTH = 64;
const MAX_WIDTH = 420;
export const LEAST_WIDTH = 40;
export const MOST_WIDTH = 4_000;
const CHARACTER = 7.3;
const PADDING = 26;
const SAMPLE = 200;

/** Order, hidden columns and widths that somebody chose. */
export interface Arranged {
  /** All columns in the order of the user. */
  readonly order: readonly number[];
  readonly hidden: ReadonlySet<number>;
  readonly widths: ReadonlyMap<number, number>;
}

/** As a result comes: all columns, but for the place of a row in its source. */
export function arrangedAsCame(columns: readonly Column[]): Arranged {
  return {
    order: [...columns.keys()],
    hidden: new Set([...columns.keys()].filter((index) => isPlace(columns[index] ?? NONE))),
    widths: new Map(),
  };
}

/** Which columns are shown, in which order and how wide. */
export interface Layout {
  readonly arranged: Arranged;
  readonly order: readonly number[];
  /** Those that are shown. */
  readonly shown: readonly number[];
  readonly hidden: ReadonlySet<number>;
  readonly width: (column: number) => number;
  readonly resize: (column: number, width: number) => void;
  readonly fit: (column: number, rows: Iterable<number>) => void;
  readonly setHidden: (column: number, hidden: boolean) => void;
  readonly showAll: () => void;
  /** Moves a column to the place of another. */
  readonly move: (column: number, to: number) => void;
  readonly arrange: (next: Arranged) => void;
}

export function useLayout(store: RowStore, initial: Arranged): Layout {
  const { columns } = store;
  const [arranged, setArranged] = useState(initial);
  const { order, hidden, widths } = arranged;
  const few = Math.min(store.length, SAMPLE);
  const fitting = useMemo(
    () => columns.map((_, column) => widthOf(store, column, Array.from({ length: few }).keys())),
    [store, columns, few],
  );
  // The quick filter looks in these: another width makes no other list.
  const shown = useMemo(() => order.filter((column) => !hidden.has(column)), [order, hidden]);
  return useMemo(() => {
    const change = (next: (old: Arranged) => Partial<Arranged>) => {
      setArranged((old) => ({ ...old, ...next(old) }));
    };
    const widen = (column: number, width: number) => {
      const bounded = Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, Math.round(width)));
      change((old) => ({ widths: new Map(old.widths).set(column, bounded) }));
    };
    return {
      arranged,
      order,
      shown,
      hidden,
      width: (column) => widths.get(column) ?? fitting[column] ?? MIN_WIDTH,
      resize: widen,
      fit: (column, rows) => {
        widen(column, widthOf(store, column, rows));
      },
      setHidden: (column, hide) => {
        change((old) => {
          const next = new Set(old.hidden);
          if (hide) {
            next.add(column);
          } else {
            next.delete(column);
          }
          return next.size === columns.length ? {} : { hidden: next };
        });
      },
      showAll: () => {
        change(() => ({ hidden: new Set() }));
      },
      move: (column, to) => {
        change((old) => {
          const from = old.order.indexOf(column);
          const place = old.order.indexOf(to);
          const rest = old.order.filter((one) => one !== column);
          const at = rest.indexOf(to) + (from < place ? 1 : 0);
          return from === place ? {} : { order: rest.toSpliced(at, 0, column) };
        });
      },
      arrange: setArranged,
    };
  }, [store, columns, arranged, order, shown, hidden, widths, fitting]);
}

const NONE = { name: "", type: "string" } as const;

/** A width in pixels, from the column's name and some of its values. */
function widthOf(store: RowStore, column: number, rows: Iterable<number>): number {
  const { name, type } = store.columns[column] ?? NONE;
  let longest = name.length * 1.15 + type.length + 5;
  for (const row of rows) {
    longest = Math.max(longest, shownText(type, store.cell(row, column)).length);
  }
  return Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, longest * CHARACTER + PADDING)));
}
