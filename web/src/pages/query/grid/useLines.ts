import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import {
  filterRows,
  Grouping,
  sortRows,
  type Group,
  type Line,
  type RowStore,
} from "../../../rows";
import type { Wanted } from "./wanted";

/** The lines of the grid: rows as they came, or filtered, sorted and grouped. */
export interface Lines {
  readonly length: number;
  readonly line: (index: number) => Line | undefined;
  /** Rows that are left by the filters. */
  readonly count: number;
  /** Row numbers in the order of the lines; of grouped ones too. */
  readonly rows: () => Uint32Array;
  readonly grouped: boolean;
  readonly groups: number;
}

interface Made {
  readonly wanted: Wanted;
  readonly columns: readonly number[];
  readonly length: number;
  readonly rows: Uint32Array;
  readonly grouping: Grouping | undefined;
}

/** @param columns in which the quick filter looks */
export function useLines(
  store: RowStore,
  wanted: Wanted,
  columns: readonly number[],
): {
  readonly lines: Lines;
  readonly busy: boolean;
  readonly toggle: (group: Group) => void;
} {
  const length = useSyncExternalStore(store.subscribe, () => store.length);
  const [made, setMade] = useState<Made>();
  const [, setToggled] = useState(0);
  const kept = useRef<Made>(undefined);
  const plain =
    wanted.sort.length === 0 &&
    wanted.conditions.length === 0 &&
    wanted.quick.trim() === "" &&
    wanted.groups.length === 0;

  useEffect(() => {
    if (plain) {
      kept.current = undefined;
      return undefined;
    }
    const controller = new AbortController();
    make(store, wanted, columns, kept.current, controller.signal).then(
      (next) => {
        kept.current = next;
        setMade(next);
      },
      () => {
        // another wish has taken its place
      },
    );
    return () => {
      controller.abort();
    };
  }, [store, wanted, columns, length, plain]);

  const shown = plain ? undefined : made;
  const lines = useMemo<Lines>(() => {
    if (shown === undefined) {
      return {
        length,
        line: (index) => (index >= 0 && index < length ? { kind: "row", row: index } : undefined),
        count: length,
        rows: () => Uint32Array.from({ length }, (_, row) => row),
        grouped: false,
        groups: 0,
      };
    }
    const { grouping, rows } = shown;
    return {
      get length() {
        return grouping === undefined ? rows.length : grouping.length;
      },
      line: (index) => {
        if (grouping !== undefined) {
          return grouping.line(index);
        }
        const row = rows[index];
        return row === undefined ? undefined : { kind: "row", row };
      },
      count: rows.length,
      rows: () => grouping?.rows ?? rows,
      grouped: grouping !== undefined,
      groups: grouping?.groups ?? 0,
    };
  }, [shown, length]);

  return {
    lines,
    busy: !plain && (made?.wanted !== wanted || made.length !== length),
    toggle: (group) => {
      void shown?.grouping?.toggle(group).then(() => {
        setToggled((old) => old + 1);
      });
    },
  };
}

/** Filters anew only when the filters or the rows are others. */
async function make(
  store: RowStore,
  wanted: Wanted,
  columns: readonly number[],
  before: Made | undefined,
  signal: AbortSignal,
): Promise<Made> {
  const { length } = store;
  const filtered = await filterRows(store, wanted.conditions, wanted.quick, columns, signal);
  const same =
    before?.length === length &&
    before.wanted.sort === wanted.sort &&
    before.wanted.conditions === wanted.conditions &&
    before.wanted.quick === wanted.quick &&
    before.rows.length === filtered.length;
  const rows = same ? before.rows : await sortRows(store, filtered, wanted.sort, signal);
  const grouping =
    wanted.groups.length === 0 ? undefined : await Grouping.of(store, rows, wanted.groups, signal);
  return { wanted, columns, length, rows, grouping };
}
