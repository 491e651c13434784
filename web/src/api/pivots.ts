import { postJson } from "./http";
import type { KqlType } from "./kusto";

/** What a value is, and where else in the case it may stand. */
export interface Pivots {
  /** `address`, `account`, ...; empty: none that is known. */
  readonly kind: string;
  readonly why: string;
  readonly targets: readonly PivotTarget[];
}

/** A table that has columns of the kind, and the query that finds the value in them. */
export interface PivotTarget {
  readonly table: string;
  readonly columns: readonly string[];
  readonly query: string;
}

export async function getPivots(
  column: string,
  type: KqlType,
  value: string,
  signal: AbortSignal,
): Promise<Pivots> {
  return (await postJson("/api/pivots", { column, type, value }, signal)) as Pivots;
}

/** How many rows a query gives. */
export async function countRows(query: string, signal: AbortSignal): Promise<number> {
  const frames = (await postJson(
    "/v2/rest/query",
    { db: "", csl: `${query}\n| count` },
    signal,
  )) as readonly { readonly TableKind?: string; readonly Rows?: readonly (readonly unknown[])[] }[];
  const primary = frames.find((frame) => frame.TableKind === "PrimaryResult");
  return Number(primary?.Rows?.[0]?.[0] ?? 0);
}
