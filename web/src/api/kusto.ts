import { readAnswer } from "./answer";
import { deleteAt, post, postJson, type Problem } from "./http";

/** A KQL type by its KQL name. */
export type KqlType =
  | "bool"
  | "int"
  | "long"
  | "real"
  | "decimal"
  | "string"
  | "datetime"
  | "timespan"
  | "dynamic"
  | "guid";

export interface Column {
  readonly name: string;
  readonly type: KqlType;
}

/** Times, timespans, decimals, dynamic values and numbers beyond 2^53 are text. */
export type Cell = string | number | boolean | null;

export type Row = readonly Cell[];

/** How the user asked to draw a table; properties by lower-case name. */
export interface Render {
  readonly kind: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** How to ask for the rows behind a mark of a picture. */
export interface Drill {
  /** The query of the table that is drawn, and its columns as KQL writes them. */
  readonly table: string;
  readonly names: readonly string[];
  /** The query of the rows that were summarized, and what the columns are there. */
  readonly behind?: string;
  readonly keys: readonly (string | null)[];
}

/** A picture drawn by the server, or why there is none. */
export type ServerPicture =
  | { readonly svg: string; readonly caption: string; readonly drill?: Drill }
  | { readonly why: string };

/** The rows of a table, however they are kept; while an answer comes in there may be more. An array does. */
export interface Rows extends Iterable<Row> {
  readonly length: number;
  at: (row: number) => Row | undefined;
  slice: (from?: number, to?: number) => readonly Row[];
}

/** Takes the rows of one table as they come, in order, and keeps them. */
export interface RowSink extends Rows {
  /** A promise holds the rest of the answer back until it is kept. */
  append: (rows: readonly Row[]) => void | Promise<void>;
}

/** Makes the place for the rows of one table. */
export type MakeSink = (columns: readonly Column[]) => RowSink;

export interface ResultTable {
  readonly picture: ServerPicture | undefined;
  readonly columns: readonly Column[];
  readonly rows: Rows;
  readonly render: Render | undefined;
}

export interface Answer {
  readonly tables: readonly ResultTable[];
  readonly notes: readonly string[];
  readonly milliseconds: number;
}

/** How far an answer has come in: its tables as far as they are here, and the server's own word. */
export interface Arrival {
  readonly tables: readonly ResultTable[];
  /** Rows of all tables that are here. */
  readonly rows: number;
  /** 0 to 100, where the server knows. */
  readonly percent: number | undefined;
}

/** What `now()` is: the clock, the case's last event, or a time in ISO text. */
export type Now = "clock" | "last-event" | { readonly at: string };

/** The page keeps so many rows at most; the server says when there were more. */
const MAX_ROWS = 1_000_000;

/** Where an answer goes while it comes in. */
export interface Receiver {
  readonly sink: MakeSink;
  readonly onArrival: (arrival: Arrival) => void;
}

/** Aborting the signal cancels the query on the server too. */
export async function runQuery(
  text: string,
  now: Now,
  receiver: Receiver,
  signal: AbortSignal,
): Promise<Answer> {
  const id = `spoor-page-${newId()}`;
  const cancel = () => {
    deleteAt(`/api/queries?id=${encodeURIComponent(id)}`);
  };
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const response = await post("/v2/rest/query", requestBody(text, now, PROGRESSIVE), signal, {
      "x-ms-client-request-id": id,
    });
    return await readAnswer(response, receiver);
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}

function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join(
    "-",
  );
}

/** What is wrong with a text, without running it. */
export async function checkQuery(
  text: string,
  now: Now,
  signal: AbortSignal,
): Promise<readonly Problem[]> {
  const answer = await postJson("/api/check", requestBody(text, now), signal);
  return (answer as { readonly problems: readonly Problem[] }).problems;
}

const PROGRESSIVE = {
  results_progressive_enabled: true,
  results_v2_newlines_between_frames: true,
};

export function requestBody(
  text: string,
  now: Now,
  more: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, string>> {
  const Options: Record<string, unknown> = {
    query_take_max_records: MAX_ROWS,
    spoor_exact_text: true,
    spoor_pictures: true,
    spoor_places: true,
    ...more,
  };
  if (now !== "clock") {
    Options.query_now = now === "last-event" ? now : now.at;
  }
  return { db: "", csl: text, properties: JSON.stringify({ Options }) };
}
