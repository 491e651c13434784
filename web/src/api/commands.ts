import { postJson } from "./http";
import type { Answer, KqlType, Receiver, Row } from "./kusto";

/** A table as version 1 of Kusto's protocol writes it. */
interface CommandTable {
  readonly Columns: readonly { readonly ColumnName: string; readonly ColumnType: KqlType }[];
  readonly Rows: readonly Row[];
}

/** Management commands begin with a dot; no query does. */
export function isCommand(text: string): boolean {
  return text.trimStart().startsWith(".");
}

/** Commands answer whole and soon, with one table; what they do is not undone by leaving. */
export async function runCommand(
  text: string,
  receiver: Receiver,
  signal: AbortSignal,
): Promise<Answer> {
  const since = performance.now();
  const answer = await postJson("/v1/rest/mgmt", { db: "", csl: text }, signal);
  const { Tables } = answer as { readonly Tables: readonly CommandTable[] };
  const tables = [];
  for (const table of Tables.slice(0, 1)) {
    const columns = table.Columns.map((column) => ({
      name: column.ColumnName,
      type: column.ColumnType,
    }));
    const rows = receiver.sink(columns);
    await rows.append(table.Rows);
    tables.push({ picture: undefined, columns, rows, render: undefined });
  }
  return { tables, notes: [], milliseconds: Math.round(performance.now() - since) };
}
