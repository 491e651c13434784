import type { Row, RowSink } from "./kusto";

/** Keeps rows as they come, in an array. */
export class ArrayRows implements RowSink {
  private readonly kept: Row[] = [];

  get length(): number {
    return this.kept.length;
  }

  append(rows: readonly Row[]): void {
    for (const row of rows) {
      this.kept.push(row);
    }
  }

  at(row: number): Row | undefined {
    return this.kept[row];
  }

  slice(from?: number, to?: number): readonly Row[] {
    return this.kept.slice(from, to);
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.kept[Symbol.iterator]();
  }
}
