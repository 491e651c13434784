import type { Cell, KqlType } from "../api/kusto";
import { CHUNK, IntegerColumn, RealColumn, type ColumnStore } from "./column";
import { compareDecimals } from "./decimals";
import { compareTexts } from "./order";
import { pattern } from "./pattern";
import type { RowStore } from "./RowStore";
import { Slices } from "./slices";
import { TextColumn } from "./texts";

/** How a column's values are compared. */
export const COMPARISONS = [
  "contains",
  "lacks",
  "equals",
  "differs",
  "greater",
  "less",
  "matches",
  "empty",
  "filled",
] as const;

export type Comparison = (typeof COMPARISONS)[number];

export interface Condition {
  readonly column: number;
  readonly comparison: Comparison;
  readonly text: string;
}

type Test = (row: number) => boolean;

const LOOK = 2048;

/** What is wrong with a condition; empty: nothing. */
export function fault(condition: Condition, type: KqlType): string {
  try {
    compare(condition, type);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "It cannot be read.";
  }
}

/**
 * The rows that meet all conditions and hold a text in some column, in the order they stand.
 *
 * @param columns that the text is looked for in
 */
export async function filterRows(
  store: RowStore,
  conditions: readonly Condition[],
  quick: string,
  columns: readonly number[],
  signal?: AbortSignal,
): Promise<Uint32Array> {
  const slices = new Slices(signal);
  const tests = conditions.flatMap((condition) => {
    const column = store.stores[condition.column];
    return column === undefined ? [] : [test(condition, column)];
  });
  const words = quick.trim().toLowerCase();
  if (words !== "") {
    const each = columns.flatMap((index) => {
      const column = store.stores[index];
      return column === undefined
        ? []
        : [test({ column: index, comparison: "contains", text: words }, column)];
    });
    tests.push((row) => each.some((one) => one(row)));
  }
  const { length } = store;
  const kept = new Uint32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) {
    if (tests.every((one) => one(row))) {
      kept[count++] = row;
    }
    if (row % LOOK === 0 && slices.due) {
      await slices.rest();
    }
  }
  return kept.slice(0, count);
}

/** A test by rows; each word of a dictionary is tested once. */
function test(condition: Condition, column: ColumnStore): Test {
  if (condition.comparison === "contains" && !couldHold(column.type, condition.text)) {
    return () => false;
  }
  const numbers = numberTest(condition, column) ?? digitsTest(condition, column);
  if (numbers !== undefined) {
    return numbers;
  }
  const holds = compare(condition, column.type);
  if (!(column instanceof TextColumn)) {
    return (row) => holds(column.cell(row));
  }
  const known = new Uint8Array(column.words.length + 1);
  const held =
    condition.comparison === "contains" && condition.text !== ""
      ? holders(column, condition.text.toLowerCase())
      : () => undefined;
  return (row) => {
    const code = column.code(row);
    if (code < 0) {
      return held(row) ?? holds(column.cell(row));
    }
    if (known[code] === 0 || known[code] === undefined) {
      const answer = holds(column.words[code] ?? null);
      known[code] = answer ? 1 : 2;
      return answer;
    }
    return known[code] === 1;
  };
}

/** Whether a row holds a text, from its bytes; undefined where they cannot tell. */
function holders(column: TextColumn, part: string): (row: number) => boolean | undefined {
  let chunk = -1;
  let held: Uint8Array | undefined;
  return (row) => {
    const at = Math.floor(row / CHUNK);
    if (at !== chunk) {
      chunk = at;
      held = column.holders(at, part);
    }
    return held === undefined ? undefined : held[row % CHUNK] === 1;
  };
}

/** Powers of ten that doubles divide exactly by. */
const MOST_DIGITS = 15;

/** Whether whole numbers hold some digits, without making texts of them. */
function digitsTest(condition: Condition, column: ColumnStore): Test | undefined {
  const { text } = condition;
  if (
    condition.comparison !== "contains" ||
    !(column instanceof IntegerColumn) ||
    (column.type !== "long" && column.type !== "int") ||
    !/^\d{1,9}$/.test(text)
  ) {
    return undefined;
  }
  const wantedDigits = Number(text);
  const size = 10 ** text.length;
  const zeros = text.startsWith("0");
  return (row) => {
    const count = column.count(row);
    if (typeof count !== "number" || Math.abs(count) >= 10 ** MOST_DIGITS || zeros) {
      const cell = column.cell(row);
      return cell !== null && String(cell).includes(text);
    }
    for (let left = Math.abs(count); left >= wantedDigits; left = Math.floor(left / 10)) {
      if (left % size === wantedDigits) {
        return true;
      }
    }
    return false;
  };
}

/** Whether the text of some value of a type could hold a text: saves making texts of numbers. */
function couldHold(type: KqlType, text: string): boolean {
  switch (type) {
    case "int":
    case "long":
      return /^[-\d]*$/.test(text);
    case "datetime":
      return /^[-:.\dTZ]*$/i.test(text);
    case "timespan":
      return /^[-:.\d]*$/.test(text);
    case "real":
    case "decimal":
    case "bool":
    case "string":
    case "dynamic":
    case "guid":
      return true;
  }
}

/** Numbers against a number, without making texts of them. */
function numberTest(condition: Condition, column: ColumnStore): Test | undefined {
  const { comparison } = condition;
  if (!["equals", "differs", "greater", "less"].includes(comparison)) {
    return undefined;
  }
  const value = wanted(condition.text, column.type);
  const meets = (difference: number) =>
    comparison === "greater"
      ? difference > 0
      : comparison === "less"
        ? difference < 0
        : (difference === 0) === (comparison === "equals");
  if (column instanceof IntegerColumn && value !== undefined) {
    const limit = column.code.encode(value);
    if (limit !== undefined) {
      return (row) => {
        const count = column.count(row);
        return count === undefined
          ? comparison === "differs"
          : meets(count < limit ? -1 : count > limit ? 1 : 0);
      };
    }
  }
  if (column instanceof RealColumn && typeof value === "number") {
    return (row) =>
      column.isNull(row) ? comparison === "differs" : meets(column.number(row) - value);
  }
  return undefined;
}

/** A test of one cell. @throws Error with a sentence */
function compare(condition: Condition, type: KqlType): (cell: Cell) => boolean {
  const { text } = condition;
  switch (condition.comparison) {
    case "empty":
      return (cell) => cell === null || cell === "";
    case "filled":
      return (cell) => cell !== null && cell !== "";
    case "contains": {
      const part = text.toLowerCase();
      return (cell) => cell !== null && String(cell).toLowerCase().includes(part);
    }
    case "lacks": {
      const part = text.toLowerCase();
      return (cell) => cell === null || !String(cell).toLowerCase().includes(part);
    }
    case "matches": {
      const wantedPattern = pattern(text, false);
      return (cell) => cell !== null && wantedPattern.test(String(cell));
    }
    case "equals":
    case "differs":
    case "greater":
    case "less":
      return ordered(condition, type);
  }
}

function ordered(condition: Condition, type: KqlType): (cell: Cell) => boolean {
  const { comparison } = condition;
  const value = wanted(condition.text, type);
  if (value === undefined) {
    throw new Error(`'${condition.text}' is no ${type}`);
  }
  const text = String(value);
  const difference = (cell: Cell) =>
    type === "decimal"
      ? compareDecimals(String(cell), text)
      : type === "real" || type === "int" || type === "long"
        ? Number(cell) - Number(text)
        : compareTexts(String(cell), text);
  if (comparison === "differs") {
    return (cell) => cell === null || difference(cell) !== 0;
  }
  if (comparison === "greater") {
    return (cell) => cell !== null && difference(cell) > 0;
  }
  return comparison === "less"
    ? (cell) => cell !== null && difference(cell) < 0
    : (cell) => cell !== null && difference(cell) === 0;
}

/** What a user typed as a cell of a type; undefined when it is none. */
function wanted(given: string, type: KqlType): Cell | undefined {
  const text = given.trim();
  switch (type) {
    case "int":
    case "long":
      return /^-?\d{1,19}$/.test(text)
        ? Math.abs(Number(text)) <= 2 ** 53
          ? Number(text)
          : text
        : undefined;
    case "real":
      return text === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
    case "decimal":
      return /^[-+]?\d+(\.\d*)?$/.test(text) ? text : undefined;
    case "bool":
      return text === "true" || text === "false" ? text === "true" : undefined;
    case "datetime":
      return wantedTime(text);
    case "timespan":
      return /^-?(\d{1,8}\.)?\d\d:\d\d:\d\d(\.\d{7})?$/.test(text) ? text : undefined;
    case "string":
    case "dynamic":
    case "guid":
      return given;
  }
}

const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,7}))?)?)?Z?$/;

/** `2024-07-08`, `2024-07-08 10:27`, to 100 ns, in UTC. */
function wantedTime(text: string): string | undefined {
  const found = TIME.exec(text);
  if (found === null || Number.isNaN(Date.parse(found[1] ?? ""))) {
    return undefined;
  }
  const [, day = "", minute = "00:00", second = "00", below = ""] = found;
  return `${day}T${minute}:${second}.${below.padEnd(7, "0")}Z`;
}
