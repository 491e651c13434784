import type { TimeSpan } from "../../api/overview";
import { COLUMNS, type Order } from "./sources/rows";
import { isoOf, ticksOf } from "./tables/ticks";

export const VIEWS = ["sources", "tables", "hunts"] as const;

export type View = (typeof VIEWS)[number];

/** How the account is looked at. */
export interface AccountState {
  /** Undefined: home, whichever part that is. */
  readonly view: View | undefined;
  /** The words that sources are filtered by. */
  readonly find: string;
  readonly sort: Order | undefined;
  /** Undefined: grouped where there are many. */
  readonly group: boolean | undefined;
  readonly source: number | undefined;
  /** Of the opened source: rejects of this reason alone; empty for all. */
  readonly reason: string;
  /** Of the opened source: the reject whose bytes are shown; empty for none. */
  readonly reject: string;
  /** Empty: the largest. */
  readonly table: string;
  readonly zoom: TimeSpan | undefined;
  readonly span: TimeSpan | undefined;
  /** All times are drawn, also those far from the bulk. */
  readonly whole: boolean;
  readonly asTable: boolean;
}

/** What an address tells, and sentences on what of it could not be taken. */
export interface AccountRead {
  readonly state: AccountState;
  readonly remarks: readonly string[];
}

export const HOME: AccountState = {
  view: undefined,
  find: "",
  sort: undefined,
  group: undefined,
  source: undefined,
  reason: "",
  reject: "",
  table: "",
  zoom: undefined,
  span: undefined,
  whole: false,
  asTable: false,
};

/** Of a text in the address, in characters; a filter cannot be longer. */
export const LONGEST = 500;

const SAID_NAMES = 3;
const SAID_CHARACTERS = 40;
const NUMBER = /^\d{1,9}$/;
const TIME = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?Z$/;

/** Which parameters each part of the account has. */
const PARAMETERS: Readonly<Record<View, readonly string[]>> = {
  sources: ["find", "sort", "group", "reason", "reject"],
  tables: ["zoom", "span", "all", "as"],
  hunts: [],
};

/** Path and parameters of a state, of which only what differs from home is written. */
export function writeAccount(state: AccountState): {
  readonly path: readonly string[];
  readonly parameters: URLSearchParams;
} {
  const { view, source, table } = state;
  const parameters = new URLSearchParams();
  const tell = (name: string, text: string | undefined) => {
    if (view !== undefined && PARAMETERS[view].includes(name) && (text ?? "") !== "") {
      parameters.set(name, text ?? "");
    }
  };
  tell("find", state.find);
  tell("sort", state.sort && `${state.sort.column}-${state.sort.falling ? "desc" : "asc"}`);
  tell("group", state.group === undefined ? "" : state.group ? "yes" : "no");
  if (source !== undefined) {
    tell("reason", state.reason);
    tell("reject", state.reject);
  }
  tell("zoom", state.zoom && spanText(state.zoom));
  tell("span", state.span && spanText(state.span));
  tell("all", state.whole ? "yes" : "");
  tell("as", state.asTable ? "table" : "");
  const opened = view === "sources" ? String(source ?? "") : view === "tables" ? table : "";
  return { path: [view ?? "", opened].filter((part) => part !== ""), parameters };
}

/**
 * Reads what an address tells. Anybody can have written it: what is unknown, too long or of another
 * form is left out and told. Whether there is such a source or table is not known here.
 */
export function readAccount(path: readonly string[], parameters: URLSearchParams): AccountRead {
  const [part = "", opened = "", ...beyond] = path;
  const wrong = new Set<string>();
  const named = VIEWS.find((one) => one === part);
  const view = named ?? (part === "" && parameters.size > 0 ? "sources" : undefined);
  if (part !== "" && named === undefined) {
    wrong.add(part);
  }
  const known = view === undefined ? [] : PARAMETERS[view];
  for (const name of parameters.keys()) {
    if (!known.includes(name)) {
      wrong.add(name);
    }
  }
  beyond.forEach((one) => wrong.add(one));
  /** What is made of a parameter; what nothing can be made of is wrong. */
  const take = <T>(name: string, made: (text: string) => T | undefined): T | undefined => {
    const text = known.includes(name) ? (parameters.get(name) ?? "") : "";
    const value = text === "" || text.length > LONGEST ? undefined : made(text);
    if (text !== "" && value === undefined) {
      wrong.add(name);
    }
    return value;
  };
  const source = view === "sources" && NUMBER.test(opened) ? Number(opened) : undefined;
  if (opened !== "" && view !== "tables" && source === undefined) {
    wrong.add(opened);
  }
  const state: AccountState = {
    view,
    find: take("find", asItIs) ?? "",
    sort: take("sort", orderOf),
    group: take("group", (text) => (text === "yes" ? true : text === "no" ? false : undefined)),
    source,
    reason: take("reason", asItIs) ?? "",
    reject: take("reject", asItIs) ?? "",
    table: view === "tables" ? opened : "",
    zoom: take("zoom", spanOfText),
    span: take("span", spanOfText),
    whole: take("all", (text) => (text === "yes" ? true : undefined)) ?? false,
    asTable: take("as", (text) => (text === "table" ? true : undefined)) ?? false,
  };
  return { state, remarks: wrong.size === 0 ? [] : [remark([...wrong])] };
}

/** How a sentence names what may be of any length. */
export function short(text: string): string {
  return text.length > SAID_CHARACTERS ? `${text.slice(0, SAID_CHARACTERS)}...` : text;
}

function remark(names: readonly string[]): string {
  const more = names.length - SAID_NAMES;
  const said = names.slice(0, SAID_NAMES).map((name) => `'${short(name)}'`);
  return `Left out of the address, for it could not be read: ${said.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}

function asItIs(text: string): string {
  return text;
}

function orderOf(text: string): Order | undefined {
  const [name, direction, ...more] = text.split("-");
  const column = COLUMNS.find(([one]) => one === name)?.[0];
  const known = more.length === 0 && (direction === "asc" || direction === "desc");
  return column === undefined || !known ? undefined : { column, falling: direction === "desc" };
}

/** `2026-09-15T10:00:00Z/2026-09-15T10:59:59.9999999Z`, both ends within. */
function spanText(span: TimeSpan): string {
  return [span.from, span.to].map((time) => time.replace(/\.0+Z$/, "Z")).join("/");
}

function spanOfText(text: string): TimeSpan | undefined {
  const [from, to, ...more] = text.split("/").map(timeOf);
  return from === undefined || to === undefined || more.length > 0 || from > to
    ? undefined
    : { from, to };
}

/** A time as the page writes it, with all its digits. */
function timeOf(text: string): string | undefined {
  if (!TIME.test(text) || Number.isNaN(Date.parse(text))) {
    return undefined;
  }
  const time = isoOf(ticksOf(text));
  // An hour 24 may have led beyond the last year.
  return TIME.test(time) ? time : undefined;
}
