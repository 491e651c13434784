import type { Cell, KqlType } from "../api/kusto";
import type { ColumnStore } from "./column";

const CHUNK = 1 << 16;
const FIRST = 256;
const NULL = 0xffff;
/** Different values that a dictionary holds; a column of more keeps its further rows as bytes. */
const MOST = 0xffff;
const MOST_BYTES = 32 << 20;
/** Values longer than this are no words of a dictionary. */
const LONGEST = 4096;
/** Up to here a decoder takes longer than the characters do. */
const SHORT = 200;

/** Rows as places in the dictionary. */
interface Coded {
  codes: Uint16Array;
}

/** Rows as UTF-8, one behind the other; a row ends where the next begins. */
interface Plain {
  bytes: Uint8Array;
  /** Where row i begins; one more than rows. */
  readonly starts: Uint32Array;
  readonly nulls: Uint8Array;
  used: number;
  /** Whether all characters are single bytes. */
  ascii: boolean;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Texts: few different ones by a dictionary, many as bytes, without an object for each. */
export class TextColumn implements ColumnStore {
  length = 0;
  /** The different texts of the rows that are coded. */
  readonly words: string[] = [];
  private readonly places = new Map<string, number>();
  private wordBytes = 0;
  private readonly chunks: (Coded | Plain)[] = [];
  private full = false;

  constructor(readonly type: KqlType) {}

  get bytes(): number {
    return (
      this.wordBytes +
      this.chunks.reduce(
        (sum, chunk) =>
          sum + ("codes" in chunk ? chunk.codes.byteLength : chunk.bytes.length + 5 * CHUNK),
        0,
      )
    );
  }

  /** Whether all rows are places in `words`. */
  get coded(): boolean {
    return !this.full;
  }

  append(cell: Cell): void {
    const text = cell === null ? null : String(cell);
    const row = this.length++;
    const number = Math.floor(row / CHUNK);
    const at = row % CHUNK;
    const chunk = (this.chunks[number] ??= this.full
      ? newPlain()
      : { codes: new Uint16Array(number === 0 ? FIRST : CHUNK) });
    if ("codes" in chunk) {
      const code = text === null ? NULL : this.place(text);
      if (code !== undefined) {
        if (at >= chunk.codes.length) {
          const larger = new Uint16Array(Math.min(CHUNK, chunk.codes.length * 4));
          larger.set(chunk.codes);
          chunk.codes = larger;
        }
        chunk.codes[at] = code;
        return;
      }
      this.full = true;
      this.places.clear();
      const plain = newPlain();
      for (let i = 0; i < at; i++) {
        const known = chunk.codes[i]!;
        write(plain, i, known === NULL ? null : this.words[known]!);
      }
      this.chunks[number] = plain;
      write(plain, at, text);
    } else {
      write(chunk, at, text);
    }
  }

  private place(text: string): number | undefined {
    const known = this.places.get(text);
    if (known !== undefined) {
      return known;
    }
    if (this.words.length >= MOST || text.length > LONGEST || this.wordBytes > MOST_BYTES) {
      return undefined;
    }
    this.places.set(text, this.words.length);
    this.wordBytes += 2 * text.length + 100;
    return this.words.push(text) - 1;
  }

  /** A row's place in `words`: -1 for null, -2 for a row that is not coded. */
  code(row: number): number {
    const chunk = this.chunks[Math.floor(row / CHUNK)]!;
    if (!("codes" in chunk)) {
      return -2;
    }
    const code = chunk.codes[row % CHUNK]!;
    return code === NULL ? -1 : code;
  }

  isNull(row: number): boolean {
    const chunk = this.chunks[Math.floor(row / CHUNK)]!;
    return "codes" in chunk ? chunk.codes[row % CHUNK] === NULL : chunk.nulls[row % CHUNK] === 1;
  }

  cell(row: number): Cell {
    const chunk = this.chunks[Math.floor(row / CHUNK)]!;
    const at = row % CHUNK;
    if ("codes" in chunk) {
      const code = chunk.codes[at]!;
      return code === NULL ? null : this.words[code]!;
    }
    if (chunk.nulls[at] === 1) {
      return null;
    }
    const bytes = chunk.bytes.subarray(chunk.starts[at], chunk.starts[at + 1]);
    return chunk.ascii && bytes.length < SHORT
      ? String.fromCharCode.apply(null, bytes as unknown as number[])
      : decoder.decode(bytes);
  }

  /** Four bytes of the UTF-8 of a row that is not coded, from a place on; zeros behind its end. */
  word(row: number, from: number): number {
    const chunk = this.chunks[Math.floor(row / CHUNK)] as Plain;
    const at = row % CHUNK;
    const end = chunk.starts[at + 1]!;
    let place = chunk.starts[at]! + from;
    let word = 0;
    for (let i = 0; i < 4; i++, place++) {
      word = (word << 8) | (place < end ? chunk.bytes[place]! : 0);
    }
    return word >>> 0;
  }

  /** Compares two rows by their UTF-8; neither is null. */
  compare(one: number, other: number): number {
    const first = this.chunks[Math.floor(one / CHUNK)]!;
    const second = this.chunks[Math.floor(other / CHUNK)]!;
    if ("codes" in first || "codes" in second) {
      return compareBytes(this.encoded(one), this.encoded(other));
    }
    const a = first.bytes;
    const b = second.bytes;
    let i = first.starts[one % CHUNK]!;
    let j = second.starts[other % CHUNK]!;
    const lengthA = first.starts[(one % CHUNK) + 1]! - i;
    const lengthB = second.starts[(other % CHUNK) + 1]! - j;
    const end = i + Math.min(lengthA, lengthB);
    for (; i < end; i++, j++) {
      if (a[i] !== b[j]) {
        return a[i]! - b[j]!;
      }
    }
    return lengthA - lengthB;
  }

  /**
   * How many bytes, at most `most`, two rows that are not coded have in common from a place on.
   */
  alike(one: number, other: number, from: number, most: number): number {
    const first = this.chunks[Math.floor(one / CHUNK)] as Plain;
    const second = this.chunks[Math.floor(other / CHUNK)] as Plain;
    const i = first.starts[one % CHUNK]! + from;
    const j = second.starts[other % CHUNK]! + from;
    const end = Math.min(
      most,
      first.starts[(one % CHUNK) + 1]! - i,
      second.starts[(other % CHUNK) + 1]! - j,
    );
    let same = 0;
    while (same < end && first.bytes[i + same] === second.bytes[j + same]) {
      same++;
    }
    return same;
  }

  /**
   * Which rows of a chunk that is not coded hold a text, whatever its case: a 1 for each. Undefined
   * where bytes cannot tell, and for a chunk that is coded.
   *
   * @param part in lower case
   */
  holders(chunk: number, part: string): Uint8Array | undefined {
    const plain = this.chunks[chunk]!;
    if ("codes" in plain || !plain.ascii) {
      return undefined;
    }
    const held = new Uint8Array(CHUNK);
    const wanted = encoder.encode(part);
    if (wanted.length !== part.length) {
      return held;
    }
    const { bytes, starts } = plain;
    const first = wanted[0] ?? 0;
    const end = plain.used - wanted.length;
    let row = 0;
    for (let at = 0; at <= end; at++) {
      if (LOWER[bytes[at]!] !== first) {
        continue;
      }
      let same = 1;
      while (same < wanted.length && LOWER[bytes[at + same]!] === wanted[same]) {
        same++;
      }
      if (same === wanted.length) {
        while (starts[row + 1]! <= at) {
          row++;
        }
        if (at + same <= starts[row + 1]!) {
          held[row] = 1;
          at = starts[row + 1]! - 1;
        }
      }
    }
    return held;
  }

  private encoded(row: number): Uint8Array {
    const chunk = this.chunks[Math.floor(row / CHUNK)]!;
    const at = row % CHUNK;
    return "codes" in chunk
      ? encoder.encode(this.words[chunk.codes[at]!])
      : chunk.bytes.subarray(chunk.starts[at], chunk.starts[at + 1]);
  }

  /** Bytes of a row that is not coded. */
  size(row: number): number {
    const chunk = this.chunks[Math.floor(row / CHUNK)] as Plain;
    const at = row % CHUNK;
    return chunk.starts[at + 1]! - chunk.starts[at]!;
  }
}

/** Bytes of ASCII in lower case. */
const LOWER = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte,
);

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = a[i]! - b[i]!;
    if (difference !== 0) {
      return difference;
    }
  }
  return a.length - b.length;
}

function newPlain(): Plain {
  return {
    bytes: new Uint8Array(1 << 16),
    starts: new Uint32Array(CHUNK + 1),
    nulls: new Uint8Array(CHUNK),
    used: 0,
    ascii: true,
  };
}

function write(plain: Plain, at: number, text: string | null): void {
  if (text === null) {
    plain.nulls[at] = 1;
  } else {
    const most = plain.used + 3 * text.length;
    if (most > plain.bytes.length) {
      const larger = new Uint8Array(Math.max(most, Math.ceil(plain.bytes.length * 1.5)));
      larger.set(plain.bytes.subarray(0, plain.used));
      plain.bytes = larger;
    }
    const { written } = encoder.encodeInto(text, plain.bytes.subarray(plain.used));
    plain.ascii &&= written === text.length;
    plain.used += written;
  }
  plain.starts[at + 1] = plain.used;
  if (at === CHUNK - 1) {
    plain.bytes = plain.bytes.slice(0, plain.used);
  }
}
