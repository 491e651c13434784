import { ApiError, type Problem } from "./http";
import type { KqlType, Row } from "./kusto";

/** The kinds of tables that an answer has beside the result. */
export type TableKind = "PrimaryResult" | "QueryProperties" | "QueryCompletionInformation";

interface TableFields {
  readonly TableId: number;
  readonly TableKind: TableKind;
  readonly TableName: string;
  readonly Columns: readonly { readonly ColumnName: string; readonly ColumnType: KqlType }[];
}

/** A frame of Kusto's v2 protocol, as far as the page reads it. */
export type Frame =
  | { readonly FrameType: "DataSetHeader" | "TableCompletion" }
  | ({ readonly FrameType: "DataTable"; readonly Rows: readonly Row[] } & TableFields)
  | ({ readonly FrameType: "TableHeader" } & TableFields)
  | { readonly FrameType: "TableFragment"; readonly TableId: number; readonly Rows: readonly Row[] }
  | {
      readonly FrameType: "TableProgress";
      readonly TableId: number;
      readonly TableProgress: number;
    }
  | {
      readonly FrameType: "DataSetCompletion";
      readonly OneApiErrors?: readonly { readonly error?: Failure }[];
    };

/** What failed after the answer had begun. */
export interface Failure {
  readonly "@message"?: string;
  readonly problems?: readonly Problem[];
}

/**
 * The frames of an answer as they come, one a line: `[{...}`, `,{...}`, `]`. An answer that is one
 * line holds all of them.
 *
 * @throws ApiError when the connection ends early
 */
export async function* readFrames(response: Response): AsyncGenerator<Frame> {
  let ended = false;
  for await (const line of readLines(response)) {
    const text = line.trim();
    if (text.startsWith("[") && text.endsWith("]")) {
      yield* JSON.parse(text) as Frame[];
      ended = true;
    } else if (text === "]") {
      ended = true;
    } else if (text !== "" && text !== "[") {
      yield JSON.parse(text.replace(/^[[,]/, "")) as Frame;
    }
  }
  if (!ended) {
    throw new ApiError("The answer broke off: Spoor or the way to it has ended.", 0, []);
  }
}

async function* readLines(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let pieces: string[] = [];
  for (;;) {
    const read = await reader?.read().catch((cause: unknown) => {
      if (cause instanceof DOMException && cause.name === "AbortError") {
        throw cause;
      }
      return undefined;
    });
    if (read === undefined || read.done) {
      yield pieces.join("");
      return;
    }
    let from = 0;
    for (let at = read.value.indexOf("\n"); at >= 0; at = read.value.indexOf("\n", from)) {
      pieces.push(read.value.slice(from, at));
      from = at + 1;
      const line = pieces.join("");
      pieces = [];
      yield line;
    }
    pieces.push(read.value.slice(from));
  }
}
