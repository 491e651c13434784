import { useRef, type ReactNode } from "react";
import type { Cell, Column } from "../../../api/kusto";
import { cellText } from "../../../parts/cells";
import { Text } from "../../../parts/Text";
import { timeText, zoneName } from "../../../parts/times";
import { number } from "../../../parts/words";
import { isPlace, placeColumns, type RowStore } from "../../../rows";
import { DynamicTree } from "./DynamicTree";
import { RawSource } from "./RawSource";
import { copyText } from "./words";

/** Longer texts are shown from their beginning; copying takes them whole. */
const LONGEST = 20_000;

/** A row whole: every field with its type, and the record it was read from. */
export function RowDetail(properties: {
  /** In pixels, as far as there is room. */
  readonly width: number;
  readonly store: RowStore;
  readonly row: number;
  readonly active: number | undefined;
  readonly local: boolean;
  readonly onStep: (by: -1 | 1) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { store, row } = properties;
  const place = placeColumns(store.columns);
  const source = place === undefined ? null : store.cell(row, place[0]);
  const offset = place === undefined ? null : store.cell(row, place[1]);
  const top = useRef<HTMLElement>(null);
  return (
    <aside
      ref={top}
      className="detail"
      style={{ flexBasis: properties.width }}
      aria-label={`Row ${row + 1}`}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          properties.onClose();
          event.preventDefault();
        } else if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
          properties.onStep(event.key === "ArrowDown" ? 1 : -1);
          event.preventDefault();
        }
      }}
    >
      <header>
        <strong>Row {number(row + 1)}</strong>
        <span className="muted">{properties.local ? zoneName(true) : "times in UTC"}</span>
        <button
          type="button"
          title="Row before (Alt+Up)"
          aria-label="Row before"
          onClick={() => {
            properties.onStep(-1);
          }}
        >
          ↑
        </button>
        <button
          type="button"
          title="Next row (Alt+Down)"
          aria-label="Next row"
          onClick={() => {
            properties.onStep(1);
          }}
        >
          ↓
        </button>
        <button
          type="button"
          title="Close (Escape)"
          aria-label="Close"
          onClick={properties.onClose}
        >
          ×
        </button>
      </header>
      <div className="detail-fields" tabIndex={0} role="group" aria-label="Fields">
        <dl>
          {store.columns.map((column, index) =>
            isPlace(column) ? null : (
              <Field
                key={index}
                column={column}
                cell={store.cell(row, index)}
                local={properties.local}
                active={properties.active === index}
              />
            ),
          )}
        </dl>
        {source !== null && offset !== null ? (
          <RawSource
            key={`${String(source)} ${String(offset)}`}
            source={String(source)}
            offset={String(offset)}
          />
        ) : (
          <section className="raw" aria-label="Source">
            <h3>Source</h3>
            <p className="muted">
              This row has no single source: it was counted, joined or computed from others, or it
              comes from no file.
            </p>
          </section>
        )}
      </div>
    </aside>
  );
}

function Field(properties: {
  readonly column: Column;
  readonly cell: Cell;
  readonly local: boolean;
  readonly active: boolean;
}): ReactNode {
  const { column, cell } = properties;
  return (
    <div className={properties.active ? "field active" : "field"}>
      <dt>
        <Text value={column.name} />
        <span className="muted">{column.type}</span>
        {cell !== null && (
          <button
            type="button"
            className="field-copy"
            aria-label={`Copy ${column.name}`}
            title="Copy"
            onClick={() => {
              void copyText(cellText(cell));
            }}
          >
            ⧉
          </button>
        )}
      </dt>
      <dd>
        <FieldValue column={column} cell={cell} local={properties.local} />
      </dd>
    </div>
  );
}

function FieldValue(properties: {
  readonly column: Column;
  readonly cell: Cell;
  readonly local: boolean;
}): ReactNode {
  const { column, cell, local } = properties;
  if (cell === null) {
    return <span className="null">null</span>;
  }
  if (cell === "") {
    return <span className="null">empty</span>;
  }
  if (column.type === "datetime" && typeof cell === "string") {
    return (
      <>
        {timeText(cell, local)}
        {local && <span className="muted"> {timeText(cell, false)}</span>}
      </>
    );
  }
  const text = cellText(cell);
  if (column.type === "dynamic") {
    return <DynamicTree text={text} />;
  }
  return (
    <>
      {text
        .slice(0, LONGEST)
        .split("\n")
        .map((line, index) => (
          <div key={index}>{line === "" ? " " : <Text value={line} />}</div>
        ))}
      {text.length > LONGEST && (
        <p className="muted">{number(text.length - LONGEST)} more characters; copying takes all.</p>
      )}
    </>
  );
}
