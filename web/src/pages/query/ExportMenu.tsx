import { useEffect, useRef, useState, type ReactNode } from "react";
import {
  askExport,
  cancelExport,
  lookAtExport,
  type ExportFormat,
  type ExportState,
} from "../../api/exports";
import { Text } from "../../parts/Text";
import { count, number } from "../../parts/words";
import type { Asked } from "./runs";

const FORMATS: readonly (readonly [ExportFormat, string, string])[] = [
  ["csv", "CSV", "for spreadsheets: nothing in it is computed"],
  ["ndjson", "JSON lines", "an object on each line"],
  ["parquet", "Parquet", "for pandas, Spark, DuckDB"],
  ["markdown", "Markdown", "a table for a report"],
];

/** How often a running export is looked at, in milliseconds. */
const LOOK = 400;

/**
 * Writes the whole result into a file: the query runs anew, without the page's limit of rows, and
 * the browser keeps the file while it comes in.
 */
export function ExportMenu(properties: {
  readonly asked: Asked;
  readonly result: number;
}): ReactNode {
  const { asked, result } = properties;
  const menu = useRef<HTMLDetailsElement>(null);
  const [running, setRunning] = useState<ExportState>();
  const [failed, setFailed] = useState("");

  useEffect(() => {
    if (running === undefined || (running.state !== "waiting" && running.state !== "running")) {
      return undefined;
    }
    const timer = window.setTimeout(() => {
      lookAtExport(running.id).then(setRunning, (error: unknown) => {
        setRunning(undefined);
        setFailed(error instanceof Error ? error.message : "The export was lost.");
      });
    }, LOOK);
    return () => {
      window.clearTimeout(timer);
    };
  }, [running]);

  const start = (format: ExportFormat) => {
    // What is closed cannot keep the focus.
    menu.current?.querySelector("summary")?.focus();
    menu.current?.removeAttribute("open");
    setFailed("");
    askExport(asked.text, asked.now, format, result).then(
      (state) => {
        setRunning(state);
        save(state);
      },
      (error: unknown) => {
        setFailed(error instanceof Error ? error.message : "The export was refused.");
      },
    );
  };

  return (
    <div className="export">
      <span role="status">
        {failed !== "" && (
          <span className="export-failed">
            <Text value={failed} />
          </span>
        )}
        {failed === "" && running !== undefined && <Said state={running} />}
      </span>
      {(running?.state === "waiting" || running?.state === "running") && (
        <button
          type="button"
          className="link"
          onClick={() => {
            cancelExport(running.id);
          }}
        >
          Cancel the export
        </button>
      )}
      <details
        ref={menu}
        className="menu"
        onKeyDown={(event) => {
          if (event.key === "Escape" && menu.current?.open === true) {
            menu.current.removeAttribute("open");
            menu.current.querySelector("summary")?.focus();
            event.preventDefault();
          }
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) {
            menu.current?.removeAttribute("open");
          }
        }}
      >
        <summary>Export</summary>
        <ul aria-label="Formats">
          {FORMATS.map(([format, name, what]) => (
            <li key={format}>
              <button
                type="button"
                onClick={() => {
                  start(format);
                }}
              >
                {name} <span className="muted">{what}</span>
              </button>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function Said({ state }: { readonly state: ExportState }): ReactNode {
  switch (state.state) {
    case "waiting":
      return "The export begins.";
    case "running":
      return `Exporting, ${number(state.rows)} rows so far`;
    case "done":
      return (
        <>
          {count(state.rows, "row")} in <Text value={state.name} />
        </>
      );
    case "cancelled":
      return "The export was cancelled.";
    case "failed":
      return (
        <span className="export-failed">
          The export failed: <Text value={state.message} />
        </span>
      );
  }
}

/** The browser fetches the file and writes it where the user keeps downloads. */
function save(state: ExportState): void {
  const link = document.createElement("a");
  link.href = state.address;
  link.download = state.name;
  document.body.append(link);
  link.click();
  link.remove();
}
