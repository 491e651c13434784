import { useMemo, useState } from "react";
import { shownText } from "../../../parts/cells";
import { isPlace, type RowStore } from "../../../rows";

const MIN_WIDTH = 64;
const MAX_WIDTH = 420;
const LEAST = 40;
const CHARACTER = 7.3;
const PADDING = 26;
const SAMPLE = 200;

/** Which columns are shown, in which order and how wide. */
export interface Layout {
  /** All columns in the order of the user. */
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
}

export function useLayout(store: RowStore): Layout {
  const { columns } = store;
  const [order, setOrder] = useState<readonly number[]>(() => [...columns.keys()]);
  const [hidden, setHidden] = useState<ReadonlySet<number>>(
    () => new Set([...columns.keys()].filter((index) => isPlace(columns[index] ?? NONE))),
  );
  const [widths, setWidths] = useState<ReadonlyMap<number, number>>(new Map());
  const few = Math.min(store.length, SAMPLE);
  const fitting = useMemo(
    () => columns.map((_, column) => widthOf(store, column, Array.from({ length: few }).keys())),
    [store, columns, few],
  );
  return useMemo(
    () => ({
      order,
      shown: order.filter((column) => !hidden.has(column)),
      hidden,
      width: (column) => widths.get(column) ?? fitting[column] ?? MIN_WIDTH,
      resize: (column, width) => {
        setWidths((old) => new Map(old).set(column, Math.max(LEAST, Math.round(width))));
      },
      fit: (column, rows) => {
        setWidths((old) => new Map(old).set(column, widthOf(store, column, rows)));
      },
      setHidden: (column, hide) => {
        setHidden((old) => {
          const next = new Set(old);
          if (hide) {
            next.add(column);
          } else {
            next.delete(column);
          }
          return next.size === columns.length ? old : next;
        });
      },
      showAll: () => {
        setHidden(new Set());
      },
      move: (column, to) => {
        setOrder((old) => {
          const from = old.indexOf(column);
          const place = old.indexOf(to);
          const rest = old.filter((one) => one !== column);
          const at = rest.indexOf(to) + (from < place ? 1 : 0);
          return from === place ? old : rest.toSpliced(at, 0, column);
        });
      },
    }),
    [store, columns, order, hidden, widths, fitting],
  );
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
