import type { Cell } from "../api/kusto";
import { BoolColumn, IntegerColumn, RealColumn, type ColumnStore } from "./column";
import { compareDecimals } from "./decimals";
import { compareTexts } from "./order";
import type { RowStore } from "./RowStore";
import { Slices } from "./slices";
import { TextColumn } from "./texts";

/** What a column's values come to, exactly: sums of whole numbers of any size. */
export interface Totals {
  readonly rows: number;
  readonly nulls: number;
  readonly distinct: number;
  /** Whether there are at least so many: no more were told apart. */
  readonly more: boolean;
  /** Of numbers and time spans; undefined for other types. */
  readonly sum: string | undefined;
  readonly least: Cell;
  readonly most: Cell;
}

const LOOK = 4096;
/** Different values that are told apart. */
const MOST_DISTINCT = 1_000_001;

/** @param rows row numbers, of which those from `from` up to `to` count */
export async function totals(
  store: RowStore,
  column: number,
  rows: Uint32Array,
  from: number,
  to: number,
  signal?: AbortSignal,
): Promise<Totals> {
  const values = store.stores[column]!;
  const slices = new Slices(signal);
  const seen = new Set<Cell | number | bigint>();
  const compare = comparison(values);
  const adder = adding(values);
  let nulls = 0;
  let least: number | undefined;
  let most: number | undefined;
  for (let i = from; i < to; i++) {
    const row = rows[i]!;
    const key = keyOf(values, row);
    if (key === undefined) {
      nulls++;
    } else {
      if (seen.size < MOST_DISTINCT && !seen.has(key)) {
        seen.add(key);
        if (least === undefined || compare(row, least) < 0) {
          least = row;
        }
        if (most === undefined || compare(row, most) > 0) {
          most = row;
        }
      } else if (seen.size >= MOST_DISTINCT) {
        least = least === undefined || compare(row, least) < 0 ? row : least;
        most = most === undefined || compare(row, most) > 0 ? row : most;
      }
      adder?.add(row);
    }
    if (i % LOOK === 0 && slices.due) {
      await slices.rest();
    }
  }
  return {
    rows: to - from,
    nulls,
    distinct: seen.size,
    more: seen.size >= MOST_DISTINCT,
    sum: to - from > nulls ? adder?.sum() : undefined,
    least: least === undefined ? null : values.cell(least),
    most: most === undefined ? null : values.cell(most),
  };
}

/** What tells a value from others; undefined for null. */
function keyOf(column: ColumnStore, row: number): Cell | number | bigint | undefined {
  if (column instanceof IntegerColumn) {
    return column.count(row) ?? column.cell(row) ?? undefined;
  }
  return column.cell(row) ?? undefined;
}

function comparison(column: ColumnStore): (one: number, other: number) => number {
  if (column instanceof IntegerColumn) {
    return (one, other) => {
      const a = column.count(one) ?? 0;
      const b = column.count(other) ?? 0;
      return a < b ? -1 : a > b ? 1 : 0;
    };
  }
  if (column instanceof RealColumn) {
    return (one, other) => column.number(one) - column.number(other);
  }
  if (column instanceof BoolColumn) {
    return (one, other) => column.state(one) - column.state(other);
  }
  const compare = column.type === "decimal" ? compareDecimals : compareTexts;
  return (one, other) => compare(String(column.cell(one)), String(column.cell(other)));
}

interface Adder {
  readonly add: (row: number) => void;
  readonly sum: () => string;
}

function adding(column: ColumnStore): Adder | undefined {
  if (column instanceof IntegerColumn && column.type !== "datetime") {
    let near = 0;
    let far = 0n;
    return {
      add: (row) => {
        const count = column.count(row) ?? 0;
        if (typeof count === "bigint") {
          far += count;
        } else if (Number.isSafeInteger(near + count)) {
          near += count;
        } else {
          far += BigInt(near) + BigInt(count);
          near = 0;
        }
      },
      sum: () => String(column.code.decode(far + BigInt(near))),
    };
  }
  if (column instanceof RealColumn) {
    let sum = 0;
    let lost = 0;
    return {
      // What rounding drops is added up too (Kahan and Babuska, after Neumaier).
      add: (row) => {
        const value = column.number(row);
        const next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sum = next;
      },
      sum: () => String(Number.isFinite(lost) ? sum + lost : sum),
    };
  }
  if (column instanceof TextColumn && column.type === "decimal") {
    let digits = 0n;
    let places = 0;
    return {
      add: (row) => {
        const [whole = "0", fraction = ""] = String(column.cell(row)).split(".");
        if (!/^-?\d+$/.test(whole) || !/^\d*$/.test(fraction)) {
          return;
        }
        if (fraction.length > places) {
          digits *= 10n ** BigInt(fraction.length - places);
          places = fraction.length;
        }
        digits += BigInt(whole + fraction.padEnd(places, "0"));
      },
      sum: () => {
        const size = (digits < 0n ? -digits : digits).toString().padStart(places + 1, "0");
        const text = places === 0 ? size : `${size.slice(0, -places)}.${size.slice(-places)}`;
        return (digits < 0n ? "-" : "") + text;
      },
    };
  }
  return undefined;
}
