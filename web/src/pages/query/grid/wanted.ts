import type { Condition, SortKey } from "../../../rows";

/** How the user wants to see the rows. */
export interface Wanted {
  readonly sort: readonly SortKey[];
  readonly conditions: readonly Condition[];
  /** Looked for in every column that is shown. */
  readonly quick: string;
  readonly groups: readonly number[];
}

export const AS_IT_CAME: Wanted = { sort: [], conditions: [], quick: "", groups: [] };

/** @param more keeps the other columns that are sorted by, as those that go before */
export function sorted(
  sort: readonly SortKey[],
  column: number,
  descending: boolean | undefined,
  more: boolean,
): readonly SortKey[] {
  const others = sort.filter((key) => key.column !== column);
  return descending === undefined ? others : [...(more ? others : []), { column, descending }];
}

/** Ascending, descending, as it came. */
export function turned(
  sort: readonly SortKey[],
  column: number,
  more: boolean,
): readonly SortKey[] {
  const key = sort.find((one) => one.column === column);
  if (key === undefined) {
    return sorted(sort, column, false, more);
  }
  if (key.descending) {
    return sorted(sort, column, undefined, more);
  }
  return more
    ? sort.map((one) => (one === key ? { ...key, descending: true } : one))
    : sorted(sort, column, true, false);
}
