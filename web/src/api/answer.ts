import { ApiError } from "./http";
import { readFrames, type Failure, type Frame } from "./frames";
import type {
  Answer,
  Cell,
  Receiver,
  Render,
  ResultTable,
  Row,
  RowSink,
  ServerPicture,
} from "./kusto";

const LEVEL = 5;
const EVENT_TYPE = 10;
const PAYLOAD = 11;
const WARNING = 3;

/** So long the page may be kept from drawing, in milliseconds. */
const SLICE = 12;

/** Arrivals are told not more often than this, in milliseconds. */
const TELL = 80;

/** Reads an answer while it comes in, in slices, so that the page stays alive meanwhile. */
export async function readAnswer(response: Response, receiver: Receiver): Promise<Answer> {
  const reading = new Reading(receiver);
  let breathed = performance.now();
  for await (const frame of readFrames(response)) {
    await reading.take(frame);
    if (performance.now() - breathed > SLICE) {
      await turn();
      breathed = performance.now();
    }
  }
  return reading.answer();
}

/** Lets the browser draw and hear keys. */
function turn(): Promise<void> {
  return new Promise((go) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      go();
    };
    channel.port2.postMessage(null);
  });
}

class Reading {
  private readonly tables = new Map<number, ResultTable & { readonly rows: RowSink }>();
  private properties: readonly Row[] = [];
  private information: readonly Row[] = [];
  private rows = 0;
  private percent: number | undefined;
  private told = Number.NEGATIVE_INFINITY;

  constructor(private readonly receiver: Receiver) {}

  async take(frame: Frame): Promise<void> {
    switch (frame.FrameType) {
      case "DataTable":
        if (frame.TableKind === "PrimaryResult") {
          this.begin(frame);
          await this.append(frame.TableId, frame.Rows);
        } else if (frame.TableKind === "QueryProperties") {
          this.properties = frame.Rows;
        } else {
          this.information = frame.Rows;
        }
        break;
      case "TableHeader":
        this.begin(frame);
        break;
      case "TableFragment":
        await this.append(frame.TableId, frame.Rows);
        break;
      case "TableProgress":
        this.percent = this.ofAll(frame.TableId, frame.TableProgress);
        this.tell();
        break;
      case "DataSetCompletion":
        this.end(frame.OneApiErrors?.[0]?.error);
        break;
      case "DataSetHeader":
      case "TableCompletion":
        break;
    }
  }

  answer(): Answer {
    return {
      tables: [...this.tables.values()],
      notes: this.information
        .filter((row) => row[LEVEL] === WARNING)
        .map((row) => payload(row).Text ?? ""),
      milliseconds: Math.round(
        1000 *
          (this.information
            .filter((row) => row[EVENT_TYPE] === "QueryResourceConsumption")
            .map((row) => payload(row).ExecutionTime ?? 0)[0] ?? 0),
      ),
    };
  }

  private begin(frame: Extract<Frame, { FrameType: "DataTable" | "TableHeader" }>): void {
    const property = (key: string) =>
      this.properties.find((row) => row[0] === frame.TableId && row[1] === key)?.[2];
    const picture = property("Picture");
    const columns = frame.Columns.map((column) => ({
      name: column.ColumnName,
      type: column.ColumnType,
    }));
    this.tables.set(frame.TableId, {
      picture: typeof picture === "string" ? (JSON.parse(picture) as ServerPicture) : undefined,
      columns,
      rows: this.receiver.sink(columns),
      render: render(property("Visualization")),
    });
    this.tell();
  }

  private async append(id: number, rows: readonly Row[]): Promise<void> {
    await this.tables.get(id)?.rows.append(rows);
    this.rows += rows.length;
    this.tell();
  }

  /** How far the whole answer is, by how far one of its tables is: they come one after the other. */
  private ofAll(table: number, percent: number): number {
    const tables = new Set(this.properties.map((row) => row[0])).size;
    return (100 * (table - 1) + percent) / Math.max(tables, table);
  }

  private end(failure: Failure | undefined): void {
    if (failure !== undefined) {
      throw new ApiError(failure["@message"] ?? "", 200, failure.problems ?? []);
    }
  }

  private tell(): void {
    const now = performance.now();
    if (now - this.told > TELL) {
      this.told = now;
      const { rows, percent } = this;
      this.receiver.onArrival({ tables: [...this.tables.values()], rows, percent });
    }
  }
}

function payload(row: Row): { readonly Text?: string; readonly ExecutionTime?: number } {
  return JSON.parse(String(row[PAYLOAD])) as { Text?: string; ExecutionTime?: number };
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
