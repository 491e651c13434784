import { BoolColumn, IntegerColumn, RealColumn, type ColumnStore } from "./column";
import { compareDecimals } from "./decimals";
import { radixSort } from "./radix";
import type { RowStore } from "./RowStore";
import { Slices } from "./slices";
import { TextColumn } from "./texts";

/** Sorting by one column; nulls are smaller than all values, as in KQL. */
export interface SortKey {
  readonly column: number;
  readonly descending: boolean;
}

const LOOK = 8192;
/** So few rows are compared as texts. */
const FEW = 128;
/** Bytes that are left of a text beyond the eight that are looked at. */
const MORE = 9;
/** Bytes that are passed over at once where all texts have them. */
const MOST_ALIKE = 256;
const SIGN = 0x8000_0000;

/**
 * The rows in another order: by the first key, equal ones by the next, at last as they stood.
 *
 * @param rows row numbers; not changed
 */
export async function sortRows(
  store: RowStore,
  rows: Uint32Array,
  keys: readonly SortKey[],
  signal?: AbortSignal,
): Promise<Uint32Array> {
  const slices = new Slices(signal);
  const sorted = rows.slice();
  for (const key of keys.toReversed()) {
    const column = store.stores[key.column];
    if (column !== undefined) {
      await sortBy(column, sorted, key.descending, slices);
    }
  }
  return sorted;
}

async function sortBy(
  column: ColumnStore,
  rows: Uint32Array,
  descending: boolean,
  slices: Slices,
): Promise<void> {
  if (column instanceof TextColumn && column.type !== "decimal" && !column.coded) {
    await sortByBytes(column, rows, descending, slices);
    return;
  }
  const keys = await numberKeys(column, rows, slices);
  if (descending) {
    keys.forEach(invert);
  }
  await radixSort(rows, keys, 0, rows.length, slices);
}

function invert(keys: Uint32Array): void {
  for (let i = 0; i < keys.length; i++) {
    keys[i] = ~keys[i]!;
  }
}

/** Keys of 32 bits that order as the values do, the heavier first. */
async function numberKeys(
  column: ColumnStore,
  rows: Uint32Array,
  slices: Slices,
): Promise<Uint32Array[]> {
  const high = new Uint32Array(rows.length);
  const low = new Uint32Array(rows.length);
  // The least of all numbers leaves no place below it for null.
  const filled =
    column instanceof IntegerColumn && column.wide ? [new Uint32Array(rows.length)] : [];
  const put = putter(column, high, low);
  for (let i = 0; i < rows.length; i++) {
    put(rows[i]!, i);
    if (filled[0] !== undefined && !column.isNull(rows[i]!)) {
      filled[0][i] = 1;
    }
    if (i % LOOK === 0 && slices.due) {
      await slices.rest();
    }
  }
  return [...filled, high, low];
}

function putter(
  column: ColumnStore,
  high: Uint32Array,
  low: Uint32Array,
): (row: number, at: number) => void {
  const double = new Float64Array(1);
  const halves = new Uint32Array(double.buffer);
  /** Zero stays for null. */
  const putDouble = (value: number, at: number) => {
    double[0] = value + 0;
    const upper = halves[1]!;
    const negative = upper >= SIGN;
    high[at] = negative ? ~upper : upper + SIGN;
    low[at] = negative ? ~halves[0]! : halves[0]!;
  };
  if (column instanceof IntegerColumn && column.wide) {
    const big = new BigUint64Array(1);
    const parts = new Uint32Array(big.buffer);
    return (row, at) => {
      const count = column.count(row);
      if (count !== undefined) {
        big[0] = BigInt.asUintN(64, BigInt(count));
        high[at] = (parts[1]! ^ SIGN) >>> 0;
        low[at] = parts[0]!;
      }
    };
  }
  if (column instanceof IntegerColumn) {
    return (row, at) => {
      const count = column.count(row);
      if (count !== undefined) {
        putDouble(Number(count), at);
      }
    };
  }
  if (column instanceof RealColumn) {
    return (row, at) => {
      if (!column.isNull(row)) {
        const value = column.number(row);
        if (Number.isNaN(value)) {
          low[at] = 1;
        } else {
          putDouble(value, at);
        }
      }
    };
  }
  if (column instanceof BoolColumn) {
    return (row, at) => {
      low[at] = (column.state(row) + 1) % 3;
    };
  }
  if (!(column instanceof TextColumn)) {
    throw new Error(`no order of ${column.type}`);
  }
  const ranks = rankTexts(column, high.length);
  return (row, at) => {
    low[at] = ranks(row);
  };
}

/** A number for each row's text that orders as the texts do, from 1; 0 for null. */
function rankTexts(column: TextColumn, rows: number): (row: number) => number {
  const compare = column.type === "decimal" ? compareDecimals : compareTexts;
  if (column.coded) {
    const ranks = ranked(column.words, compare);
    return (row) => {
      const code = column.code(row);
      return code < 0 ? 0 : ranks[code]!;
    };
  }
  const texts: string[] = [];
  for (let row = 0; row < Math.max(rows, column.length); row++) {
    texts.push(String(column.cell(row) ?? ""));
  }
  const ranks = ranked(texts, compare);
  return (row) => (column.isNull(row) ? 0 : ranks[row]!);
}

function ranked(
  texts: readonly string[],
  compare: (one: string, other: string) => number,
): Uint32Array {
  const order = Uint32Array.from(texts.keys());
  order.sort((one, other) => compare(texts[one]!, texts[other]!));
  const ranks = new Uint32Array(texts.length);
  let rank = 0;
  order.forEach((place, index) => {
    const before = order[index - 1];
    if (before === undefined || compare(texts[before]!, texts[place]!) !== 0) {
      rank++;
    }
    ranks[place] = rank;
  });
  return ranks;
}

/** By code points, as UTF-8 bytes order, and so the same for both ways to keep a text. */
export function compareTexts(one: string, other: string): number {
  const length = Math.min(one.length, other.length);
  for (let i = 0; i < length; i++) {
    const a = one.charCodeAt(i);
    const b = other.charCodeAt(i);
    if (a !== b) {
      // Halves of characters beyond the first plane come behind all others.
      const surrogate = (unit: number) => unit >= 0xd800 && unit < 0xe000;
      return surrogate(a) === surrogate(b) ? a - b : surrogate(a) ? 1 : -1;
    }
  }
  return one.length - other.length;
}

/**
 * Many different texts: by their first eight bytes, and those that are alike in them by the next
 * eight, until they differ or end.
 */
async function sortByBytes(
  column: TextColumn,
  rows: Uint32Array,
  descending: boolean,
  slices: Slices,
): Promise<void> {
  const nulls: number[] = [];
  const others = new Uint32Array(rows.length);
  let count = 0;
  for (const row of rows) {
    if (column.isNull(row)) {
      nulls.push(row);
    } else {
      others[count++] = row;
    }
  }
  const values = others.subarray(0, count);
  const words = column.words.map((word) => new TextEncoder().encode(word));
  const open: (readonly [number, number, number])[] = [[0, count, 0]];
  /** Bytes that all rows have in common from a place on. */
  const alike = async (run: Uint32Array, place: number) => {
    let same = MOST_ALIKE;
    for (let i = 1; i < run.length && same > 0; i++) {
      same = column.code(run[i]!) < 0 ? column.alike(run[0]!, run[i]!, place, same) : 0;
      if (i % LOOK === 0 && slices.due) {
        await slices.rest();
      }
    }
    return same;
  };
  /** Sorts rows that are alike up to a place, and opens the runs that still are behind it. */
  const sortRun = async (run: Uint32Array, begins: number, from: number) => {
    const size = run.length;
    const place = begins + (column.code(run[0]!) < 0 ? await alike(run, begins) : 0);
    const keys = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)] as const;
    for (let i = 0; i < size; i++) {
      const row = run[i]!;
      const code = column.code(row);
      const bytes = code >= 0 ? (words[code] as Uint8Array) : undefined;
      const left = (bytes === undefined ? column.size(row) : bytes.length) - place;
      keys[0][i] = bytes === undefined ? column.word(row, place) : wordOf(bytes, place);
      keys[1][i] = bytes === undefined ? column.word(row, place + 4) : wordOf(bytes, place + 4);
      // Of texts that are alike as far as they go, the shorter one is first.
      keys[2][i] = Math.max(0, Math.min(left, MORE));
      if (i % LOOK === 0 && slices.due) {
        await slices.rest();
      }
    }
    if (descending) {
      keys.forEach(invert);
    }
    await radixSort(run, keys, 0, size, slices);
    const more = descending ? ~MORE >>> 0 : MORE;
    let begin = 0;
    for (let i = 1; i <= size; i++) {
      const same =
        i < size &&
        keys[0][i] === keys[0][begin] &&
        keys[1][i] === keys[1][begin] &&
        keys[2][i] === keys[2][begin];
      if (!same) {
        if (i - begin > 1 && keys[2][begin] === more) {
          open.push([from + begin, from + i, place + 8]);
        }
        begin = i;
      }
    }
  };
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [from, to, place] = next;
    const run = values.subarray(from, to);
    if (run.length < FEW) {
      sortFew(column, run, descending);
    } else {
      await sortRun(run, place, from);
    }
    if (slices.due) {
      await slices.rest();
    }
  }
  if (descending) {
    rows.set(values);
    rows.set(nulls, count);
  } else {
    rows.set(nulls);
    rows.set(values, nulls.length);
  }
}

function sortFew(column: TextColumn, run: Uint32Array, descending: boolean): void {
  const rows = Array.from(run);
  rows.sort((one, other) => (descending ? column.compare(other, one) : column.compare(one, other)));
  run.set(rows);
}

function wordOf(bytes: Uint8Array, from: number): number {
  let word = 0;
  for (let i = from; i < from + 4; i++) {
    word = (word << 8) | (bytes[i] ?? 0);
  }
  return word >>> 0;
}
