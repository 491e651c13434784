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

export interface Schema {
  readonly database: string;
  readonly tables: readonly TableSchema[];
  readonly functions: readonly FunctionEntry[];
  readonly miners: readonly MinerEntry[];
}

export async function getSchema(): Promise<Schema> {
  return (await getJson("/api/schema")) as Schema;
}

/** One input file, as read. Lengths are bytes, times ISO text. */
export interface Source {
  readonly path: string;
  readonly table?: string;
  readonly format?: string;
  readonly bytes: number;
  readonly events: number;
  readonly rejects: number;
  readonly balanced: boolean;
  readonly first?: string | null;
  readonly last?: string | null;
  readonly assumptions?: readonly string[];
}

export interface Account {
  readonly sources: readonly Source[];
}

export async function getAccount(): Promise<Account> {
  return (await getJson("/api/account")) as Account;
}

/** Records that could not be read, with their place and the reason. */
export interface Reject {
  readonly source?: string;
  readonly offset: number;
  readonly length?: number;
  readonly reason: string;
  readonly text?: string;
}

export async function getRejects(path: string): Promise<readonly Reject[]> {
  return (await getJson(`/api/rejects?source=${encodeURIComponent(path)}`)) as readonly Reject[];
}
