import type { Drill } from "../../api/kusto";

/**
 * The query for the rows behind a mark: those that were summarized where the conditions are all of
 * keys, else those of the table that is drawn.
 *
 * @param where a line for each condition: the place of a column, a blank, what follows its name
 */
export function markQuery(drill: Drill, where: string): string {
  const conditions = where.split("\n").map((line) => {
    const blank = line.indexOf(" ");
    return { column: Number(line.slice(0, blank)), text: line.slice(blank + 1) };
  });
  const { behind } = drill;
  const keys = conditions.map(({ column }) => drill.keys[column] ?? undefined);
  const names =
    behind !== undefined && keys.every((key) => key !== undefined)
      ? keys
      : conditions.map(({ column }) => drill.names[column]);
  const text = names === keys && behind !== undefined ? behind : drill.table;
  const all = conditions.map((condition, index) => `${names[index] ?? ""} ${condition.text}`);
  return `${text}\n| where ${all.join("\n    and ")}`;
}

/** The same of a stretch of time, in milliseconds since 1970. */
export function spanQuery(drill: Drill, column: number, from: number, to: number): string {
  const time = (at: number) => `datetime(${new Date(Math.round(at)).toISOString()})`;
  return markQuery(drill, `${column} between (${time(from)} .. ${time(to)})`);
}
