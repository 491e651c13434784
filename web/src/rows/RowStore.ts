import type { Cell, Column, Row } from "../api/kusto";
import { columnStore, type ColumnStore } from "./column";
import { Slices } from "./slices";

/** Rows that the page keeps of one table. */
export const MOST_ROWS = 1_000_000;
/** Bytes of their values, packed. */
const MOST_BYTES = 768 * 1024 * 1024;
/** Columns by which a row leads back to its file; shown only on demand. */
export const SOURCE = "_Source";
export const OFFSET = "_Offset";

const STEP = 64;
const LOOK = 4096;

/** The rows of a table, column by column, in little memory; they may still be coming. */
export class RowStore {
  readonly stores: readonly ColumnStore[];
  /** Why further rows were not kept; empty: all were. */
  full = "";
  private rows = 0;
  private readonly listeners = new Set<() => void>();

  constructor(readonly columns: readonly Column[]) {
    this.stores = columns.map((column) => columnStore(column.type));
  }

  get length(): number {
    return this.rows;
  }

  get bytes(): number {
    return this.stores.reduce((sum, store) => sum + store.bytes, 0);
  }

  /** Keeps rows, in pieces of a few milliseconds. */
  async append(rows: readonly Row[]): Promise<void> {
    const slices = new Slices();
    for (let from = 0; from < rows.length; from += STEP) {
      this.keep(rows, from, Math.min(from + STEP, rows.length));
      if (slices.due) {
        this.tell();
        await slices.rest();
      }
    }
    this.tell();
  }

  /** Keeps rows at once: few ones. */
  keep(rows: readonly Row[], from = 0, to = rows.length): void {
    for (let index = from; index < to; index++) {
      if (this.full !== "" || this.isFull()) {
        return;
      }
      const row = rows[index]!;
      for (let column = 0; column < this.stores.length; column++) {
        this.stores[column]!.append(row[column] ?? null);
      }
      this.rows++;
    }
  }

  private isFull(): boolean {
    if (this.rows >= MOST_ROWS) {
      this.full = `The page keeps ${MOST_ROWS.toLocaleString("en")} rows; there are more.`;
    } else if (this.rows % LOOK === 0 && this.bytes > MOST_BYTES) {
      this.full = `The page keeps ${this.rows.toLocaleString("en")} rows of this size; there are more.`;
    }
    return this.full !== "";
  }

  cell(row: number, column: number): Cell {
    return this.stores[column]?.cell(row) ?? null;
  }

  at(row: number): Row | undefined {
    return row >= 0 && row < this.rows ? this.stores.map((store) => store.cell(row)) : undefined;
  }

  slice(from = 0, to = this.rows): readonly Row[] {
    const rows: Row[] = [];
    for (let row = Math.max(0, from); row < Math.min(to, this.rows); row++) {
      rows.push(this.stores.map((store) => store.cell(row)));
    }
    return rows;
  }

  *[Symbol.iterator](): Iterator<Row> {
    for (let row = 0; row < this.rows; row++) {
      yield this.stores.map((store) => store.cell(row));
    }
  }

  /** Tells when there are more rows. */
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  private tell(): void {
    this.listeners.forEach((listener) => {
      listener();
    });
  }
}

/** The place of a row in its source, where the answer has it. */
export function placeColumns(columns: readonly Column[]): readonly [number, number] | undefined {
  const source = columns.findIndex((one) => one.name === SOURCE && one.type === "int");
  const offset = columns.findIndex((one) => one.name === OFFSET && one.type === "long");
  return source < 0 || offset < 0 ? undefined : [source, offset];
}
