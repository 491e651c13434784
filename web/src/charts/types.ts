/** Times, timespans, decimals, dynamic values and numbers beyond 2^53 are text. */
export type Cell = string | number | boolean | null;

export interface ChartColumn {
  readonly name: string;
  /** A KQL type by its name. */
  readonly type: string;
}

/** A result, and how to draw it: properties of `render` by lower-case name. */
export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  /** An array, or what keeps rows in another way. */
  readonly rows: { readonly at: (row: number) => readonly Cell[] | undefined };
  readonly render:
    { readonly kind: string; readonly properties: Readonly<Record<string, string>> } | undefined;
}

/** A drawn picture: told when its place changes size, and when it is gone. */
export interface Picture {
  readonly resize: () => void;
  readonly dispose: () => void;
}
