import { deleteAt, postJson, type Problem } from "./http";

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

/** A picture drawn by the server: an SVG, and for one that zooms its model; or why there is none. */
export type ServerPicture =
  | { readonly svg: string; readonly caption: string; readonly model?: unknown }
  | { readonly why: string };

export interface ResultTable {
  readonly picture: ServerPicture | undefined;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly render: Render | undefined;
}

export interface Answer {
  readonly tables: readonly ResultTable[];
  readonly notes: readonly string[];
  readonly milliseconds: number;
}

/** What `now()` is: the clock, the case's last event, or a time in ISO text. */
export type Now = "clock" | "last-event" | { readonly at: string };

interface Frame {
  readonly FrameType: string;
  readonly TableKind?: string;
  readonly TableId?: number;
  readonly Columns?: readonly { readonly ColumnName: string; readonly ColumnType: KqlType }[];
  readonly Rows?: readonly Row[];
}

/** The page shows so many rows at most; the server says when there were more. */
const MAX_ROWS = 100_000;

const LEVEL = 5;
const PAYLOAD = 11;
const EVENT_TYPE = 10;
const WARNING = 3;

/** Aborting the signal cancels the query on the server too. */
export async function runQuery(text: string, now: Now, signal: AbortSignal): Promise<Answer> {
  const id = `spoor-page-${newId()}`;
  const cancel = () => {
    deleteAt(`/api/queries?id=${encodeURIComponent(id)}`);
  };
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const frames = await postJson("/v2/rest/query", body(text, now), signal, {
      "x-ms-client-request-id": id,
    });
    return decode(frames as readonly Frame[]);
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
  const answer = await postJson("/api/check", body(text, now), signal);
  return (answer as { readonly problems: readonly Problem[] }).problems;
}

function body(text: string, now: Now): unknown {
  const Options: Record<string, unknown> = {
    query_take_max_records: MAX_ROWS,
    spoor_exact_text: true,
    spoor_pictures: true,
  };
  if (now !== "clock") {
    Options.query_now = now === "last-event" ? now : now.at;
  }
  return { db: "", csl: text, properties: JSON.stringify({ Options }) };
}

function decode(frames: readonly Frame[]): Answer {
  const ofKind = (kind: string) => frames.filter((frame) => frame.TableKind === kind);
  const properties = ofKind("QueryProperties").flatMap((frame) => frame.Rows ?? []);
  const information = ofKind("QueryCompletionInformation").flatMap((frame) => frame.Rows ?? []);
  return {
    tables: ofKind("PrimaryResult").map((frame) => table(frame, properties)),
    notes: information
      .filter((row) => row[LEVEL] === WARNING)
      .map((row) => payload(row).Text ?? ""),
    milliseconds: Math.round(
      1000 *
        (information
          .filter((row) => row[EVENT_TYPE] === "QueryResourceConsumption")
          .map((row) => payload(row).ExecutionTime ?? 0)[0] ?? 0),
    ),
  };
}

function payload(row: Row): { readonly Text?: string; readonly ExecutionTime?: number } {
  return JSON.parse(String(row[PAYLOAD])) as { Text?: string; ExecutionTime?: number };
}

function table(frame: Frame, properties: readonly Row[]): ResultTable {
  const property = (key: string) =>
    properties.find((row) => row[0] === frame.TableId && row[1] === key)?.[2];
  const picture = property("Picture");
  return {
    picture: typeof picture === "string" ? (JSON.parse(picture) as ServerPicture) : undefined,
    columns: (frame.Columns ?? []).map((column) => ({
      name: column.ColumnName,
      type: column.ColumnType,
    })),
    rows: frame.Rows ?? [],
    render: render(property("Visualization")),
  };
}

function render(text: Cell | undefined): Render | undefined {
  if (typeof text !== "string") {
    return undefined;
  }
  const { Visualization: kind, ...rest } = JSON.parse(text) as Record<string, string | null>;
  if (typeof kind !== "string") {
    return undefined;
  }
  const properties: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) {
    if (value !== null) {
      properties[name.toLowerCase()] = value;
    }
  }
  return { kind, properties };
}
