import type { Cell } from "../api/kusto";
import { IntegerColumn, type ColumnStore } from "./column";
import { sortRows, type SortKey } from "./order";
import type { RowStore } from "./RowStore";
import { Slices } from "./slices";
import { TextColumn } from "./texts";

/** A line of the grid: a row, or the head of a group of rows. */
export type Line =
  | { readonly kind: "row"; readonly row: number }
  | {
      readonly kind: "group";
      readonly depth: number;
      readonly column: number;
      readonly value: Cell;
      readonly count: number;
      readonly open: boolean;
      readonly group: Group;
    };

/** Rows that are alike in the columns of all levels down to this one. */
export interface Group {
  readonly depth: number;
  /** Its rows are those from `from` up to `to` of the grouped rows. */
  readonly from: number;
  readonly to: number;
  open: boolean;
  children: readonly Group[] | undefined;
  /** Lines of what is within, while it is open. */
  lines: number;
}

const LOOK = 4096;

/** Rows as a tree; the largest groups first, and in each the rows in the order they had. */
export class Grouping {
  private constructor(
    private readonly store: RowStore,
    private readonly columns: readonly number[],
    readonly rows: Uint32Array,
    readonly roots: readonly Group[],
  ) {}

  static async of(
    store: RowStore,
    rows: Uint32Array,
    columns: readonly number[],
    signal?: AbortSignal,
  ): Promise<Grouping> {
    const keys: SortKey[] = columns.map((column) => ({ column, descending: false }));
    const sorted = await sortRows(store, rows, keys, signal);
    const slices = new Slices(signal);
    const roots = await split(store, sorted, columns, 0, 0, sorted.length, slices);
    return new Grouping(store, columns, sorted, roots);
  }

  get groups(): number {
    return this.roots.length;
  }

  /** How many lines there are. */
  get length(): number {
    return sum(this.roots);
  }

  line(index: number): Line | undefined {
    let left = index;
    let groups = this.roots;
    for (;;) {
      const found = within(groups, left);
      if (found === undefined) {
        return undefined;
      }
      const [group, place] = found;
      if (place === 0) {
        return this.head(group);
      }
      left = place - 1;
      if (group.children === undefined || group.children.length === 0) {
        return { kind: "row", row: this.rows[group.from + left]! };
      }
      groups = group.children;
    }
  }

  private head(group: Group): Line {
    const column = this.columns[group.depth]!;
    return {
      kind: "group",
      depth: group.depth,
      column,
      value: this.store.cell(this.rows[group.from]!, column),
      count: group.to - group.from,
      open: group.open,
      group,
    };
  }

  /** Opens or closes a group; groups within it are found when it opens. */
  async toggle(group: Group): Promise<void> {
    if (!group.open && group.children === undefined) {
      group.children =
        group.depth + 1 < this.columns.length
          ? await split(
              this.store,
              this.rows,
              this.columns,
              group.depth + 1,
              group.from,
              group.to,
              new Slices(),
            )
          : [];
    }
    group.open = !group.open;
    this.count(this.roots);
  }

  private count(groups: readonly Group[]): void {
    for (const group of groups) {
      if (group.open && group.children !== undefined) {
        this.count(group.children);
        group.lines = group.children.length === 0 ? group.to - group.from : sum(group.children);
      }
    }
    prefixes.delete(groups);
  }
}

function sum(groups: readonly Group[]): number {
  return groups.reduce((all, group) => all + 1 + (group.open ? group.lines : 0), 0);
}

/** Where each group's head stands among the lines of its siblings. */
const prefixes = new WeakMap<readonly Group[], Float64Array>();

function within(groups: readonly Group[], line: number): readonly [Group, number] | undefined {
  let starts = prefixes.get(groups);
  if (starts === undefined) {
    starts = new Float64Array(groups.length + 1);
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i]!;
      starts[i + 1] = starts[i]! + 1 + (group.open ? group.lines : 0);
    }
    prefixes.set(groups, starts);
  }
  if (line < 0 || line >= starts[groups.length]!) {
    return undefined;
  }
  let low = 0;
  let high = groups.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= line) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return [groups[low]!, line - starts[low]!];
}

async function split(
  store: RowStore,
  rows: Uint32Array,
  columns: readonly number[],
  depth: number,
  from: number,
  to: number,
  slices: Slices,
): Promise<readonly Group[]> {
  const same = sameness(store.stores[columns[depth]!]!);
  const groups: Group[] = [];
  let begin = from;
  for (let i = from + 1; i <= to; i++) {
    if (i === to || !same(rows[begin]!, rows[i]!)) {
      groups.push({ depth, from: begin, to: i, open: false, children: undefined, lines: 0 });
      begin = i;
    }
    if (i % LOOK === 0 && slices.due) {
      await slices.rest();
    }
  }
  return groups.sort((one, other) => other.to - other.from - (one.to - one.from));
}

function sameness(column: ColumnStore): (one: number, other: number) => boolean {
  if (column instanceof IntegerColumn) {
    return (one, other) =>
      column.count(one) === column.count(other) && column.isNull(one) === column.isNull(other);
  }
  if (column instanceof TextColumn && column.coded) {
    return (one, other) => column.code(one) === column.code(other);
  }
  return (one, other) => column.cell(one) === column.cell(other);
}
