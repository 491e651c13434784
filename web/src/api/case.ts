import { getJson } from "./http";
import type { KqlType } from "./kusto";

export interface TableSchema {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly type: KqlType }[];
}

export interface FunctionEntry {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly calls: readonly string[];
  readonly summary: string;
}

export interface MinerEntry {
  readonly name: string;
  readonly signature: string;
  readonly summary: string;
}

/** A function that the case keeps; a parameter's default is as it is written, empty for none. */
export interface StoredFunction {
  readonly name: string;
  readonly summary: string;
  readonly call: string;
  readonly body: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly type: string;
    readonly default: string;
    readonly table: boolean;
    readonly columns: readonly { readonly name: string; readonly type: KqlType }[];
  }[];
}

/** A word of the language beside functions and miners, with what the pages say of it. */
export interface Word {
  readonly kind: "operator" | "aggregate" | "window" | "plugin" | "picture" | "property";
  readonly name: string;
  readonly call: string;
  readonly summary: string;
}

export interface Schema {
  readonly database: string;
  readonly tables: readonly TableSchema[];
  readonly functions: readonly FunctionEntry[];
  readonly stored: readonly StoredFunction[];
  readonly miners: readonly MinerEntry[];
  readonly words: readonly Word[];
}

export async function getSchema(): Promise<Schema> {
  return (await getJson("/api/schema")) as Schema;
}

/** Numbers of items of each kind, and the bytes that they take; the bytes add up to the source's. */
export interface Counts {
  readonly events: number;
  readonly continuations: number;
  readonly headers: number;
  readonly blank: number;
  readonly rejects: number;
  readonly rejected_values: number;
  readonly repaired: number;
  readonly byte_sums: Readonly<
    Record<"events" | "continuations" | "headers" | "blank" | "rejects", number>
  >;
}

/** One input file, as read. Times are ISO text; `why` says why this format, or why it was not read. */
export interface Source extends Counts {
  readonly id: number;
  readonly path: string;
  readonly state: string;
  readonly format: string;
  readonly why: string;
  readonly table: string;
  readonly tables: readonly string[];
  readonly size: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly balanced: boolean;
  readonly first: string | null;
  readonly last: string | null;
  readonly assumptions: readonly string[];
  readonly gaps: readonly Gap[];
  readonly reject_reasons: readonly RejectReason[];
}

/** A hole in what a source tells; harmless ones say of what kind it is. */
export interface Gap {
  readonly kind: string;
  readonly harmless: boolean;
  readonly text: string;
}

/** The rejects of a source that have the same reason. */
export interface RejectReason {
  readonly reason: string;
  readonly column: string;
  readonly count: number;
  readonly first: Reject;
}

export interface Account {
  readonly sources: readonly Source[];
  readonly duplicates: readonly { readonly path: string; readonly of: number }[];
  readonly skipped: readonly { readonly path: string; readonly why: string }[];
  readonly hunts: readonly {
    readonly name: string;
    readonly title: string;
    readonly problem: string;
  }[];
  readonly totals: Counts & {
    readonly sources: number;
    readonly unread: number;
    readonly bytes: number;
  };
  readonly balanced: boolean;
}

export async function getAccount(): Promise<Account> {
  return (await getJson("/api/account")) as Account;
}

/** A record or value that could not be read: its bytes, the column (empty: the record), the reason. */
export interface Reject {
  readonly path: string;
  readonly offset: number;
  readonly length: number;
  readonly column: string;
  readonly reason: string;
  readonly text: string;
}

export async function getRejects(source: number): Promise<readonly Reject[]> {
  return (await getJson(`/api/sources/${source}/rejects`)) as readonly Reject[];
}

/** The bytes of a record, read again from its file; `bytes` is null where they cannot be had. */
export interface RawRecord {
  readonly state: string;
  readonly remark: string;
  readonly packed: string;
  readonly bytes: {
    readonly kind: string;
    readonly length: number;
    readonly line: number | null;
    readonly cut: boolean;
    readonly lines: readonly string[];
    readonly before: readonly string[];
    readonly after: readonly string[];
  } | null;
}

export async function getRecord(
  source: number,
  offset: number,
  around: number,
): Promise<RawRecord> {
  const place = `source=${source}&offset=${offset}&around=${around}`;
  return (await getJson(`/api/record?${place}`)) as RawRecord;
}
