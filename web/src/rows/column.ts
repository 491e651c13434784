import type { Cell, KqlType } from "../api/kusto";
import { integerCode, type IntegerCode } from "./integers";
import { TextColumn } from "./texts";

/** Rows of a chunk: columns grow by chunks, so that no array is ever copied whole. */
export const CHUNK = 1 << 16;
const FIRST = 256;

/** The values of one column, packed. Exact: a cell comes out as it went in. */
export interface ColumnStore {
  readonly type: KqlType;
  readonly length: number;
  /** Bytes of memory, nearly. */
  readonly bytes: number;
  append: (cell: Cell) => void;
  cell: (row: number) => Cell;
  isNull: (row: number) => boolean;
}

export function columnStore(type: KqlType): ColumnStore {
  const code = integerCode(type);
  if (code !== undefined) {
    return new IntegerColumn(type, code);
  }
  return type === "real"
    ? new RealColumn()
    : type === "bool"
      ? new BoolColumn()
      : new TextColumn(type);
}

/** What does not fit a column's packed form, by row; there is hardly ever any. */
class Odd {
  private readonly cells = new Map<number, Cell>();
  bytes = 0;

  set(row: number, cell: Cell): void {
    this.cells.set(row, cell);
    this.bytes += 80 + (typeof cell === "string" ? 2 * cell.length : 0);
  }

  get(row: number): Cell | undefined {
    return this.cells.size === 0 ? undefined : this.cells.get(row);
  }
}

type Numbers = Float64Array | BigInt64Array;

/** Whole numbers, times, time spans: counts above a base, in doubles where those are exact. */
export class IntegerColumn implements ColumnStore {
  length = 0;
  /** Whether some chunk holds counts that no double holds exactly. */
  wide = false;
  private readonly chunks: Numbers[] = [];
  private readonly odd = new Odd();
  /** In a chunk of doubles null is NaN; in a wide one it stands here too. */
  private readonly nulls = new Map<number, Uint8Array>();

  constructor(
    readonly type: KqlType,
    readonly code: IntegerCode,
  ) {}

  get bytes(): number {
    return (
      this.chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0) +
      this.nulls.size * CHUNK +
      this.odd.bytes
    );
  }

  append(cell: Cell): void {
    const row = this.length++;
    const at = row % CHUNK;
    const number = Math.floor(row / CHUNK);
    let chunk = grown(this.chunks, number, at);
    const count = cell === null ? undefined : this.code.encode(cell);
    if (count === undefined && cell !== null) {
      this.odd.set(row, cell);
    }
    if (typeof count === "bigint" && chunk instanceof Float64Array) {
      chunk = this.widened(number, chunk);
    }
    if (chunk instanceof Float64Array) {
      chunk[at] = typeof count === "number" ? count : NaN;
    } else {
      chunk[at] = BigInt(count ?? 0);
      if (count === undefined) {
        this.nulls.get(number)![at] = 1;
      }
    }
  }

  private widened(number: number, chunk: Float64Array): BigInt64Array {
    const wide = new BigInt64Array(CHUNK);
    const nulls = new Uint8Array(CHUNK);
    for (let i = 0; i < chunk.length; i++) {
      const value = chunk[i]!;
      if (Number.isNaN(value)) {
        nulls[i] = 1;
      } else {
        wide[i] = BigInt(value);
      }
    }
    // What is not written yet is no null.
    nulls.fill(0, this.length - number * CHUNK - 1);
    this.chunks[number] = wide;
    this.nulls.set(number, nulls);
    this.wide = true;
    return wide;
  }

  isNull(row: number): boolean {
    return this.count(row) === undefined && this.odd.get(row) === undefined;
  }

  /** The count above the base; undefined for null and for what is no such value. */
  count(row: number): number | bigint | undefined {
    const chunk = this.chunks[Math.floor(row / CHUNK)]!;
    const at = row % CHUNK;
    if (chunk instanceof Float64Array) {
      const value = chunk[at]!;
      return Number.isNaN(value) ? undefined : value;
    }
    return this.nulls.get(Math.floor(row / CHUNK))?.[at] === 1 ? undefined : chunk[at];
  }

  cell(row: number): Cell {
    const count = this.count(row);
    return count === undefined ? (this.odd.get(row) ?? null) : this.code.decode(count);
  }
}

export class RealColumn implements ColumnStore {
  readonly type = "real";
  length = 0;
  private readonly chunks: Float64Array[] = [];
  private readonly odd = new Odd();

  get bytes(): number {
    return this.chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0) + this.odd.bytes;
  }

  append(cell: Cell): void {
    const row = this.length++;
    const chunk = grown(this.chunks, Math.floor(row / CHUNK), row % CHUNK);
    chunk[row % CHUNK] = typeof cell === "number" ? cell : NaN;
    if (cell !== null && typeof cell !== "number") {
      this.odd.set(row, cell);
    }
  }

  isNull(row: number): boolean {
    return this.cell(row) === null;
  }

  /** NaN for null too; the text of an infinity is read. */
  number(row: number): number {
    const value = this.chunks[Math.floor(row / CHUNK)]![row % CHUNK]!;
    return Number.isNaN(value) ? Number(this.odd.get(row) ?? NaN) : value;
  }

  cell(row: number): Cell {
    const value = this.chunks[Math.floor(row / CHUNK)]![row % CHUNK]!;
    return Number.isNaN(value) ? (this.odd.get(row) ?? null) : value;
  }
}

const NULL = 2;

export class BoolColumn implements ColumnStore {
  readonly type = "bool";
  length = 0;
  private readonly chunks: Uint8Array[] = [];
  private readonly odd = new Odd();

  get bytes(): number {
    return this.chunks.length * CHUNK + this.odd.bytes;
  }

  append(cell: Cell): void {
    const row = this.length++;
    const number = Math.floor(row / CHUNK);
    const chunk = (this.chunks[number] ??= new Uint8Array(CHUNK));
    chunk[row % CHUNK] = cell === true ? 1 : cell === false ? 0 : NULL;
    if (cell !== null && typeof cell !== "boolean") {
      this.odd.set(row, cell);
    }
  }

  /** 0, 1, or 2 for null. */
  state(row: number): number {
    return this.chunks[Math.floor(row / CHUNK)]![row % CHUNK]!;
  }

  isNull(row: number): boolean {
    return this.cell(row) === null;
  }

  cell(row: number): Cell {
    const state = this.state(row);
    return state === NULL ? (this.odd.get(row) ?? null) : state === 1;
  }
}

/** The chunk with place for one more: small results take little memory. */
function grown(chunks: Numbers[], number: number, at: number): Numbers {
  const chunk = chunks[number];
  if (chunk === undefined) {
    return (chunks[number] = new Float64Array(number === 0 ? FIRST : CHUNK));
  }
  if (at < chunk.length) {
    return chunk;
  }
  const larger = new Float64Array(Math.min(CHUNK, chunk.length * 4));
  larger.set(chunk as Float64Array);
  return (chunks[number] = larger);
}
