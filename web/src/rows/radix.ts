import type { Slices } from "./slices";

/** Sorts rows by numbers of 32 bits, stably and in time that grows with the rows alone. */
const DIGITS = 1 << 16;
const SMALL = 4096;

/**
 * Puts `rows[from..to)` in the order of their keys, leaving equal ones as they stand.
 *
 * @param keys of each place in `rows`, not of each row; moved along
 */
export async function radixSort(
  rows: Uint32Array,
  keys: readonly Uint32Array[],
  from: number,
  to: number,
  slices: Slices,
): Promise<void> {
  if (to - from < 2) {
    return;
  }
  if (to - from < SMALL) {
    small(rows, keys, from, to);
    return;
  }
  let source: Keyed = {
    rows: rows.subarray(from, to),
    keys: keys.map((key) => key.subarray(from, to)),
  };
  let target: Keyed = {
    rows: new Uint32Array(to - from),
    keys: keys.map(() => new Uint32Array(to - from)),
  };
  const first = source;
  for (let key = keys.length - 1; key >= 0; key--) {
    for (const shift of [0, 16]) {
      if (pass(source, target, key, shift)) {
        [source, target] = [target, source];
      }
      if (slices.due) {
        await slices.rest();
      }
    }
  }
  if (source !== first) {
    first.rows.set(source.rows);
    first.keys.forEach((key, index) => {
      key.set(source.keys[index]!);
    });
  }
}

interface Keyed {
  readonly rows: Uint32Array;
  readonly keys: readonly Uint32Array[];
}

/** @returns whether there was anything to move */
function pass(source: Keyed, target: Keyed, key: number, shift: number): boolean {
  const { length } = source.rows;
  const digits = source.keys[key]!;
  const places = new Uint32Array(DIGITS + 1);
  for (let i = 0; i < length; i++) {
    const place = ((digits[i]! >>> shift) & 0xffff) + 1;
    places[place] = places[place]! + 1;
  }
  const one = (digits[0]! >>> shift) & 0xffff;
  if (places[one + 1] === length) {
    return false;
  }
  for (let i = 1; i <= DIGITS; i++) {
    places[i] = places[i]! + places[i - 1]!;
  }
  const to = new Uint32Array(length);
  for (let i = 0; i < length; i++) {
    const digit = (digits[i]! >>> shift) & 0xffff;
    const place = places[digit]!;
    places[digit] = place + 1;
    to[i] = place;
    target.rows[place] = source.rows[i]!;
  }
  source.keys.forEach((from, index) => {
    const into = target.keys[index]!;
    for (let i = 0; i < length; i++) {
      into[to[i]!] = from[i]!;
    }
  });
  return true;
}

function small(rows: Uint32Array, keys: readonly Uint32Array[], from: number, to: number): void {
  const order = Array.from({ length: to - from }, (_, index) => from + index);
  order.sort((one, other) => {
    for (const key of keys) {
      const difference = key[one]! - key[other]!;
      if (difference !== 0) {
        return difference;
      }
    }
    return one - other;
  });
  for (const array of [rows, ...keys]) {
    const moved = order.map((place) => array[place]!);
    array.set(moved, from);
  }
}
