import type { Cell, Column, KqlType } from "../api/kusto";
import { tabSeparated } from "./copy";
import { spreadsheetText, visibleCodes, isHidden } from "./safeText";

/** How rows can be copied; the rules are those of exports of the same name. */
export const COPY_FORMATS = ["tsv", "csv", "json", "markdown", "kql"] as const;

export type CopyFormat = (typeof COPY_FORMATS)[number];

type Rows = Iterable<readonly Cell[]>;

/** Rows as text of a format, the names of the columns with them. */
export function rowsAs(format: CopyFormat, columns: readonly Column[], rows: Rows): string {
  switch (format) {
    case "tsv":
      return tabSeparated(columns, rows);
    case "csv":
      return lines(rows, columns, csvHead(columns), csvCell, ",");
    case "json":
      return jsonLines(columns, rows);
    case "markdown":
      return lines(rows, columns, markdownHead(columns), markdownCell, " | ", "| ", " |");
    case "kql":
      return datatable(columns, rows);
  }
}

function lines(
  rows: Rows,
  columns: readonly Column[],
  head: string,
  cellText: (cell: Cell, type: KqlType) => string,
  between: string,
  before = "",
  after = "",
): string {
  const text = [head];
  for (const row of rows) {
    const cells = columns.map((column, index) => cellText(row[index] ?? null, column.type));
    text.push(before + cells.join(between) + after);
  }
  return `${text.join("\n")}\n`;
}

function csvHead(columns: readonly Column[]): string {
  return columns.map((column) => csvCell(column.name, "string")).join(",");
}

/** No sheet computes it, and it can be read back; null is an empty cell. */
function csvCell(cell: Cell, type: KqlType): string {
  if (cell === null) {
    return "";
  }
  const isText = type === "string" || type === "dynamic";
  const text = isText ? spreadsheetText(String(cell)) : String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function markdownHead(columns: readonly Column[]): string {
  const names = columns.map((column) => markdownCell(column.name));
  const rules = columns.map((column) => (isNumber(column.type) ? "---:" : "---"));
  return `| ${names.join(" | ")} |\n| ${rules.join(" | ")} |`;
}

/** One line, no markup, and no address that a viewer would make a link of. */
function markdownCell(cell: Cell): string {
  return cell === null
    ? "*null*"
    : visibleCodes(String(cell), "")
        .replace(/[\\`*_{}[\]<>#|~&$!]/g, "\\$&")
        .replace(/:(?=\/\/)/g, "\\:")
        .replace(/(?<=www)\./gi, "\\.");
}

function isNumber(type: KqlType): boolean {
  return type === "int" || type === "long" || type === "real" || type === "decimal";
}

/** An object on each line, in printable ASCII; a dynamic is the value that it is. */
function jsonLines(columns: readonly Column[], rows: Rows): string {
  const names = columns.map((column) => ascii(JSON.stringify(column.name)));
  let text = "";
  for (const row of rows) {
    const fields = columns.map(
      (column, index) => `${names[index] ?? ""}:${jsonCell(row[index] ?? null, column.type)}`,
    );
    text += `{${fields.join(",")}}\n`;
  }
  return text;
}

function jsonCell(cell: Cell, type: KqlType): string {
  if (typeof cell !== "string") {
    return JSON.stringify(cell);
  }
  if (type === "dynamic") {
    return dynamicText(cell);
  }
  const whole = (type === "long" || type === "int") && /^-?\d+$/.test(cell);
  return whole ? cell : ascii(JSON.stringify(cell));
}

/** JSON with its numbers as they are written, and all its texts in ASCII; another text as JSON's text. */
function dynamicText(cell: string): string {
  try {
    JSON.parse(cell);
  } catch {
    return ascii(JSON.stringify(cell));
  }
  return cell.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (token) =>
    token.startsWith('"') ? ascii(token) : "",
  );
}

function ascii(text: string): string {
  return text.replace(/[^ -~]/g, unit);
}

function unit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A table within a query: what is copied can be joined, or kept with a hunt. */
function datatable(columns: readonly Column[], rows: Rows): string {
  const head = columns.map((column) => `${kqlName(column.name)}:${column.type}`).join(", ");
  const text: string[] = [];
  for (const row of rows) {
    const cells = columns.map((column, index) => kqlCell(row[index] ?? null, column.type));
    text.push(`    ${cells.join(", ")}`);
  }
  return `datatable(${head})\n[\n${text.join(",\n")}\n]\n`;
}

/** Names that are words of the language are quoted, with all that are no plain names. */
function kqlName(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !/^[a-z]+$/.test(name)
    ? name
    : `[${kqlText(name)}]`;
}

function kqlCell(cell: Cell, type: KqlType): string {
  if (type === "string") {
    return kqlText(cell === null ? "" : String(cell));
  }
  if (cell === null) {
    return `${type}(null)`;
  }
  const text = String(cell);
  switch (type) {
    case "int":
    case "long":
      return /^-?\d+$/.test(text) ? text : `${type}(null)`;
    case "bool":
      return text === "true" ? "true" : "false";
    case "real":
      return `real(${REALS[text] ?? text})`;
    case "decimal":
    case "datetime":
    case "timespan":
    case "guid":
      // Of these no value can hold more than letters, digits and a few signs.
      return /^[-+.:\w]+$/.test(text) ? `${type}(${text})` : `${type}(null)`;
    case "dynamic":
      return `dynamic(${dynamicText(text)})`;
  }
}

const REALS: Readonly<Record<string, string>> = {
  NaN: "nan",
  Infinity: "+inf",
  "-Infinity": "-inf",
};

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function kqlText(text: string): string {
  const escaped = Array.from(text, (character) =>
    isHidden(character)
      ? (ESCAPES[character] ?? character.split("").map(unit).join(""))
      : (ESCAPES[character] ?? character),
  );
  return `"${escaped.join("")}"`;
}
