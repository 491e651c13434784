import { Fragment, useEffect, useState, type ReactNode } from "react";
import { ApiError } from "../../../api/http";
import { getRecord, textOf, type RawRecord } from "../../../api/record";
import { Text } from "../../../parts/Text";
import { count, number } from "../../../parts/words";
import { copyText } from "./words";

const AROUND = 1024;

type State =
  | { readonly state: "reading" }
  | { readonly state: "failed"; readonly message: string }
  | { readonly state: "read"; readonly record: RawRecord };

/** The record behind a row, as its file has it, and whether the file is still the one that was read. */
export function RawSource(properties: {
  readonly source: string;
  readonly offset: string;
}): ReactNode {
  const { source, offset } = properties;
  const [around, setAround] = useState(false);
  const [state, setState] = useState<State>({ state: "reading" });

  useEffect(() => {
    let wanted = true;
    getRecord(source, offset, around ? AROUND : 0).then(
      (record) => {
        if (wanted) {
          setState({ state: "read", record });
        }
      },
      (error: unknown) => {
        if (wanted) {
          setState({
            state: "failed",
            message: error instanceof ApiError ? error.message : "The record could not be read.",
          });
        }
      },
    );
    return () => {
      wanted = false;
    };
  }, [source, offset, around]);

  return (
    <section className="raw" aria-label="Source">
      <h3>Source</h3>
      {state.state === "reading" && <p className="muted">The file is read.</p>}
      {state.state === "failed" && (
        <p className="raw-wrong" role="alert">
          <Text value={state.message} />
        </p>
      )}
      {state.state === "read" && (
        <Record
          record={state.record}
          around={around}
          onAround={() => {
            setAround(!around);
          }}
        />
      )}
    </section>
  );
}

function Record(properties: {
  readonly record: RawRecord;
  readonly around: boolean;
  readonly onAround: () => void;
}): ReactNode {
  const { record } = properties;
  const { bytes } = record;
  const sound = record.state === "as loaded" || record.state === "grown";
  return (
    <>
      <p className="raw-place">
        <Text value={record.path} />
      </p>
      <p className="muted">
        {bytes?.kind === "row" ? `row ${number(record.offset)}` : `byte ${number(record.offset)}`}
        {bytes?.line != null && `, line ${number(bytes.line)}`}
        {bytes !== null && `, ${count(bytes.length, "byte")}`}
        {bytes?.cut === true && " (its beginning is shown)"}
      </p>
      {record.packed !== "" && (
        <p className="muted">
          <Text value={record.packed} />
        </p>
      )}
      <p className={sound ? "raw-sound" : "raw-wrong"}>
        <Text value={record.remark} />
      </p>
      {!record.known && <p className="raw-wrong">No row and no reject begins at this byte.</p>}
      {bytes !== null && (
        <>
          <pre className="raw-text" tabIndex={0} aria-label="Text of the record">
            <Lines lines={bytes.before} beside />
            <Lines lines={bytes.lines} />
            <Lines lines={bytes.after} beside />
          </pre>
          <div className="raw-actions">
            <button
              type="button"
              className="secondary"
              onClick={() => {
                void copyText(textOf(bytes.base64));
              }}
            >
              Copy record
            </button>
            {bytes.kind === "text" && (
              <button
                type="button"
                className="secondary"
                aria-pressed={properties.around}
                onClick={properties.onAround}
              >
                {properties.around ? "The record alone" : "What stands beside it"}
              </button>
            )}
          </div>
        </>
      )}
    </>
  );
}

function Lines(properties: {
  readonly lines: readonly string[];
  readonly beside?: boolean;
}): ReactNode {
  return properties.lines.map((line, index) => (
    <div key={index} className={properties.beside === true ? "raw-beside" : ""}>
      {line === "" ? " " : <Tabbed line={line} />}
    </div>
  ));
}

/** The server names hidden characters; tabs, which many logs are full of, are a quiet sign. */
const TAB = "\\u{0009}";

function Tabbed({ line }: { readonly line: string }): ReactNode {
  return line.split(TAB).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && (
        <span className="raw-tab" role="img" aria-label="tab" title={`tab, ${TAB}`}>
          {" \u21E5 "}
        </span>
      )}
      {part !== "" && <Text value={part} />}
    </Fragment>
  ));
}
