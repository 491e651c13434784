import type { Source } from "../../../api/case";

export const COLUMNS = [
  ["name", "Source", false],
  ["format", "Format", false],
  ["table", "Table", false],
  ["bytes", "Bytes", true],
  ["events", "Events", true],
  ["rejects", "Rejects", true],
  ["first", "First event", false],
  ["last", "Last event", false],
  ["gaps", "Gaps", true],
  ["assumptions", "Assumed", true],
  ["balanced", "Balance", false],
] as const;

export type ColumnName = (typeof COLUMNS)[number][0];

/** By which column, and in which direction. */
export interface Order {
  readonly column: ColumnName;
  readonly falling: boolean;
}

/** A line of the list: a source, or what the sources of one format and table are together. */
export type Line =
  | { readonly kind: "source"; readonly source: Source; readonly inner: boolean }
  | { readonly kind: "group"; readonly group: Group };

/** The sources of one format and table, and their sums. */
export interface Group {
  readonly key: string;
  readonly format: string;
  readonly table: string;
  readonly sources: readonly Source[];
  readonly bytes: number;
  readonly events: number;
  readonly rejects: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly gaps: number;
  readonly assumptions: number;
  readonly balanced: boolean;
}

export function rejectsOf(source: Source): number {
  return source.rejects + source.rejected_values;
}

/** Holes in what it tells; what only says of what kind it is does not count. */
export function gapsOf(source: Source): number {
  return source.gaps.filter((gap) => !gap.harmless).length;
}

export function assumptionsOf(source: Source): number {
  return source.assumptions.length + (source.repaired > 0 ? 1 : 0);
}

function key(source: Source, column: ColumnName): string | number {
  switch (column) {
    case "name":
      return source.path;
    case "format":
      return source.format;
    case "table":
      return source.tables.join(", ");
    case "bytes":
      return source.bytes;
    case "events":
      return source.events;
    case "rejects":
      return rejectsOf(source);
    case "first":
      return source.first ?? "";
    case "last":
      return source.last ?? "";
    case "gaps":
      return gapsOf(source);
    case "assumptions":
      return assumptionsOf(source);
    case "balanced":
      return source.state === "unread" ? 0 : source.balanced ? 2 : 1;
  }
}

function compare(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The sources that hold the words, in order; as they were loaded where no order is given. */
export function chosen(
  sources: readonly Source[],
  words: string,
  order: Order | undefined,
): readonly Source[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const found =
    wanted.length === 0
      ? [...sources]
      : sources.filter((source) => {
          const text = textOf(source);
          return wanted.every((word) => text.includes(word));
        });
  if (order !== undefined) {
    const sign = order.falling ? -1 : 1;
    found.sort(
      (one, other) =>
        sign * compare(key(one, order.column), key(other, order.column)) || one.id - other.id,
    );
  }
  return found;
}

/** What the filter looks in: also words for what a source has. */
function textOf(source: Source): string {
  return [
    source.path,
    source.format,
    ...source.tables,
    source.sha256,
    source.state,
    source.balanced ? "balanced" : "unbalanced",
    rejectsOf(source) > 0 ? "rejects" : "",
    gapsOf(source) > 0 ? "gaps" : "",
    assumptionsOf(source) > 0 ? "assumed" : "",
  ]
    .join("\n")
    .toLowerCase();
}

export function groupsOf(sources: readonly Source[]): readonly Group[] {
  const kinds = new Map<string, Source[]>();
  for (const source of sources) {
    const kind = JSON.stringify([source.format, source.tables]);
    const same = kinds.get(kind);
    if (same === undefined) {
      kinds.set(kind, [source]);
    } else {
      same.push(source);
    }
  }
  return [...kinds].map(([kind, same]) => sum(kind, same));
}

function sum(kind: string, sources: readonly Source[]): Group {
  const add = (of: (source: Source) => number) =>
    sources.reduce((total, source) => total + of(source), 0);
  const firsts = sources.flatMap((source) => source.first ?? []).sort();
  const lasts = sources.flatMap((source) => source.last ?? []).sort();
  return {
    key: kind,
    format: sources[0]?.format ?? "",
    table: sources[0]?.tables.join(", ") ?? "",
    sources,
    bytes: add((source) => source.bytes),
    events: add((source) => source.events),
    rejects: add(rejectsOf),
    first: firsts[0] ?? null,
    last: lasts.at(-1) ?? null,
    gaps: add(gapsOf),
    assumptions: add(assumptionsOf),
    balanced: sources.every((source) => source.balanced),
  };
}

/** The lines of the list; of a group that is open its sources stand below it, one alone is none. */
export function linesOf(
  sources: readonly Source[],
  grouped: boolean,
  open: ReadonlySet<string>,
): readonly Line[] {
  if (!grouped) {
    return sources.map((source) => ({ kind: "source", source, inner: false }));
  }
  return groupsOf(sources).flatMap((group): readonly Line[] => {
    const [first, ...more] = group.sources;
    if (first !== undefined && more.length === 0) {
      return [{ kind: "source", source: first, inner: false }];
    }
    const inner = open.has(group.key) ? group.sources : [];
    return [
      { kind: "group", group },
      ...inner.map((source) => ({ kind: "source" as const, source, inner: true })),
    ];
  });
}

/** The folder that all paths begin with, with its last slash; empty when they share none. */
export function commonFolder(paths: readonly string[]): string {
  let common = paths[0] ?? "";
  for (const path of paths) {
    while (!path.startsWith(common)) {
      common = common.slice(0, -1);
    }
  }
  return common.slice(0, common.lastIndexOf("/") + 1);
}
