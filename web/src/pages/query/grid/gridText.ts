import type { Column } from "../../../api/kusto";
import { COMPARISONS, fault, type Comparison, type Condition, type SortKey } from "../../../rows";
import { arrangedAsCame, LEAST_WIDTH, MOST_WIDTH, type Arranged } from "./layout";
import { AS_IT_CAME, type Wanted } from "./wanted";
import { takesText } from "./words";

/** How rows are looked at. */
export interface GridState {
  readonly wanted: Wanted;
  readonly arranged: Arranged;
}

/** What a text tells, and sentences on what of it could not be taken. */
export interface GridRead extends GridState {
  readonly remarks: readonly string[];
}

const LONGEST = 40_000;
const LONGEST_VALUE = 2_000;
const MOST_KEYS = 16;
const MOST_CONDITIONS = 50;
const MOST_COLUMNS = 2_000;
const SAID_NAMES = 3;
const SAID_CHARACTERS = 40;

/**
 * The state of a grid as text for the address: JSON with columns by name, of which only what differs
 * from rows as they came is written; empty when nothing does.
 *
 * @param result the number of the result that is looked at
 */
export function writeGrid(state: GridState, columns: readonly Column[], result: number): string {
  const { wanted, arranged } = state;
  const name = (column: number) => columns[column]?.name ?? "";
  const came = arrangedAsCame(columns);
  const moved = arranged.order.some((column, place) => column !== place);
  const told: readonly (readonly [string, unknown])[] = [
    ["result", result],
    ["find", wanted.quick],
    ["filter", wanted.conditions.map((one) => conditionText(one, name))],
    ["sort", wanted.sort.map((key) => [name(key.column), key.descending ? "desc" : "asc"])],
    ["group", wanted.groups.map(name)],
    ["hide", [...arranged.hidden].filter((column) => !came.hidden.has(column)).map(name)],
    ["show", [...came.hidden].filter((column) => !arranged.hidden.has(column)).map(name)],
    ["order", moved ? arranged.order.map(name) : []],
    ["width", [...arranged.widths].map(([column, width]) => [name(column), width])],
  ];
  const kept = told.filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== "" && value !== 0,
  );
  return kept.length === 0 ? "" : JSON.stringify(Object.fromEntries(kept));
}

function conditionText(condition: Condition, name: (column: number) => string): unknown {
  const { column, comparison, text } = condition;
  return takesText(comparison) ? [name(column), comparison, text] : [name(column), comparison];
}

/** The number of the result that a text speaks of, from 0. */
export function resultOf(text: string): number {
  const result = parsed(text)?.get("result");
  return typeof result === "number" && Number.isInteger(result) && result > 0 ? result : 0;
}

/** Only a result is told, nothing of its rows. */
export function resultText(result: number): string {
  return result === 0 ? "" : JSON.stringify({ result });
}

/**
 * Reads what an address tells of the rows of some columns. Anybody can have written it: what is
 * unknown, too much or of another form is left out and told.
 */
export function readGrid(text: string, columns: readonly Column[]): GridRead {
  const came = arrangedAsCame(columns);
  if (text === "") {
    return { wanted: AS_IT_CAME, arranged: came, remarks: [] };
  }
  const told = parsed(text);
  if (told === undefined) {
    return {
      wanted: AS_IT_CAME,
      arranged: came,
      remarks: ["What the address says of the rows cannot be read: they stand as they came."],
    };
  }
  const reader = new Reader(told, columns);
  const wanted: Wanted = {
    quick: reader.find(),
    conditions: reader.conditions(),
    sort: reader.sort(),
    groups: reader.columns("group").slice(0, MOST_KEYS),
  };
  const shown = new Set(reader.columns("show"));
  const hidden = new Set([
    ...[...came.hidden].filter((column) => !shown.has(column)),
    ...reader.columns("hide"),
  ]);
  const first = reader.columns("order");
  const placed = new Set(first);
  const arranged: Arranged = {
    order: [...first, ...came.order.filter((column) => !placed.has(column))],
    hidden: hidden.size === columns.length ? came.hidden : hidden,
    widths: reader.widths(),
  };
  return { wanted, arranged, remarks: reader.remarks() };
}

/** The entries of a text that is an object of JSON; its keys are looked up, never set. */
function parsed(text: string): ReadonlyMap<string, unknown> | undefined {
  if (text === "" || text.length > LONGEST) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? new Map<string, unknown>(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the parts of a text, and keeps in mind what it could not take. */
class Reader {
  private readonly places: ReadonlyMap<string, number>;
  private readonly unknown = new Set<string>();
  private readonly wrong: string[] = [];

  constructor(
    private readonly told: ReadonlyMap<string, unknown>,
    private readonly known: readonly Column[],
  ) {
    // Of columns of one name the first counts.
    this.places = new Map(known.map((column, index) => [column.name, index] as const).toReversed());
  }

  find(): string {
    const text = this.told.get("find");
    return typeof text === "string" && text.length <= LONGEST_VALUE ? text : "";
  }

  conditions(): readonly Condition[] {
    return this.list("filter", MOST_CONDITIONS).flatMap((entry) => {
      const [name, asked, text = ""] = parts(entry);
      const column = this.column(name);
      const comparison: Comparison | undefined = COMPARISONS.find((one) => one === asked);
      if (column === undefined) {
        return [];
      }
      if (comparison === undefined || typeof text !== "string" || text.length > LONGEST_VALUE) {
        this.wrong.push("A filter of the address is none and was left out.");
        return [];
      }
      const condition = { column, comparison, text };
      const problem = takesText(comparison)
        ? fault(condition, this.known[column]?.type ?? "string")
        : "";
      if (problem !== "") {
        this.wrong.push(`A filter of the address was left out: ${short(problem, 4)}.`);
        return [];
      }
      return [condition];
    });
  }

  sort(): readonly SortKey[] {
    const keys = new Map<number, SortKey>();
    for (const entry of this.list("sort", MOST_KEYS)) {
      const [name, direction] = parts(entry);
      const column = this.column(name);
      if (column !== undefined && !keys.has(column)) {
        keys.set(column, { column, descending: direction === "desc" });
      }
    }
    return [...keys.values()];
  }

  /** Columns without repeats. */
  columns(part: string): readonly number[] {
    const found = this.list(part, MOST_COLUMNS).map((name) => this.column(name));
    return [...new Set(found.filter((column) => column !== undefined))];
  }

  widths(): ReadonlyMap<number, number> {
    const widths = new Map<number, number>();
    for (const entry of this.list("width", MOST_COLUMNS)) {
      const [name, width] = parts(entry);
      const column = this.column(name);
      if (column !== undefined && typeof width === "number" && width >= LEAST_WIDTH) {
        widths.set(column, Math.min(MOST_WIDTH, Math.round(width)));
      }
    }
    return widths;
  }

  remarks(): readonly string[] {
    const names = [...this.unknown];
    const more = names.length - SAID_NAMES;
    const said = names.slice(0, SAID_NAMES).map((name) => `'${short(name, 1)}'`);
    return names.length === 0
      ? [...new Set(this.wrong)]
      : [
          `These rows have no column ${said.join(", ")}${more > 0 ? ` and ${more} more` : ""}: ` +
            "what the address says of it was left out.",
          ...new Set(this.wrong),
        ];
  }

  private list(part: string, most: number): readonly unknown[] {
    const value = this.told.get(part);
    if (!Array.isArray(value)) {
      return [];
    }
    if (value.length > most) {
      this.wrong.push(`The address has more than ${most} entries of '${part}': the first count.`);
    }
    return (value as readonly unknown[]).slice(0, most);
  }

  private column(name: unknown): number | undefined {
    const place = typeof name === "string" ? this.places.get(name) : undefined;
    if (place === undefined) {
      this.unknown.add(typeof name === "string" ? name : typeof name);
    }
    return place;
  }
}

function parts(entry: unknown): readonly unknown[] {
  return Array.isArray(entry) ? (entry as readonly unknown[]) : [];
}

function short(text: string, lines: number): string {
  const most = SAID_CHARACTERS * lines;
  return text.length > most ? `${text.slice(0, most)}...` : text;
}
