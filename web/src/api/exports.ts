import { deleteAt, getJson, post } from "./http";
import { requestBody, type Now } from "./kusto";

export type ExportFormat = "csv" | "ndjson" | "markdown" | "parquet";

/** An export as the server tells it; its address is fetched once, by the browser itself. */
export interface ExportState {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly state: "waiting" | "running" | "done" | "cancelled" | "failed";
  readonly rows: number;
  /** Why it failed. */
  readonly message: string;
}

/** Asks for the whole result of a query as a file; `result` counts the results of the query from 0. */
export async function askExport(
  text: string,
  now: Now,
  format: ExportFormat,
  result: number,
): Promise<ExportState> {
  const body = { ...requestBody(text, now), format, result };
  return (await (await post("/api/exports", body, undefined)).json()) as ExportState;
}

export async function lookAtExport(id: string): Promise<ExportState> {
  return (await getJson(`/api/exports/${id}`)) as ExportState;
}

export function cancelExport(id: string): void {
  deleteAt(`/api/exports/${id}`);
}
