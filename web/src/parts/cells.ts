import type { Cell, Column, KqlType, ResultTable, Row } from "../api/kusto";

/** A piece of a text as it is shown: as it is, or the name of a character that would not show. */
export interface Piece {
  readonly text: string;
  readonly escaped: boolean;
}

/** Control and format characters: they hide, reorder or break what surrounds them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Cuts a text so that control and bidirectional characters show by name instead of working. */
export function visible(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(INVISIBLE)) {
    if (match.index > from) {
      pieces.push({ text: text.slice(from, match.index), escaped: false });
    }
    pieces.push({ text: SHORT[match[0]] ?? codePoint(match[0]), escaped: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) {
    pieces.push({ text: text.slice(from), escaped: false });
  }
  return pieces;
}

/** The same as one text, for places that take no markup (charts, titles). */
export function visibleText(text: string): string {
  return visible(text)
    .map((piece) => piece.text)
    .join("");
}

function codePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** What the clipboard gets: the value itself, as text. */
export function cellText(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? "" : String(cell);
}

/** What the grid shows; numbers as they came, times without needless zeros. */
export function shownText(type: KqlType, cell: Cell): string {
  if (type === "datetime" && typeof cell === "string") {
    return shownTime(cell);
  }
  return cellText(cell);
}

/** `2024-07-08 10:27:53.65Z`: a space for the T, no trailing zeros; the zone stays. */
export function shownTime(text: string): string {
  return text.replace("T", " ").replace(/\.?0*Z$/, "Z");
}

export function isNumeric(type: KqlType): boolean {
  return type === "int" || type === "long" || type === "real" || type === "decimal";
}

/** A dynamic value laid out for reading; anything else as it is. */
export function detailText(column: Column, cell: Cell): string {
  if (column.type === "dynamic" && typeof cell === "string") {
    return layOut(cell);
  }
  return cellText(cell);
}

/** Indents JSON without reading its numbers, which must not be rounded. */
function layOut(json: string): string {
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  return json.replace(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^[\]{},:"]+/g, (token) => {
    switch (token) {
      case "{":
      case "[":
        depth++;
        return token + line();
      case "}":
      case "]":
        depth = Math.max(0, depth - 1);
        return line() + token;
      case ",":
        return token + line();
      case ":":
        return ": ";
      default:
        return token;
    }
  });
}

/** Rows as tab-separated text, the names first; tabs and line ends in values become spaces. */
export function tabSeparated(columns: readonly Column[], rows: readonly Row[]): string {
  const flat = (text: string) => text.replace(/[\t\r\n]+/g, " ");
  return [
    columns.map((column) => flat(column.name)).join("\t"),
    ...rows.map((row) => row.map((cell) => flat(cellText(cell))).join("\t")),
  ].join("\n");
}

const MIN_WIDTH = 64;
const MAX_WIDTH = 420;
const CHARACTER = 7.3;
const PADDING = 26;

/** A width in pixels for each column, from its name and its first values. */
export function columnWidths(table: ResultTable): readonly number[] {
  const sample = table.rows.slice(0, 200);
  return table.columns.map((column, index) => {
    let longest = column.name.length * 1.15 + column.type.length + 2;
    for (const row of sample) {
      longest = Math.max(longest, shownText(column.type, row[index] ?? null).length);
    }
    return Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, longest * CHARACTER + PADDING)));
  });
}
