import { useEffect, useRef, useState, type ReactNode } from "react";
import { Text } from "../../../parts/Text";
import { count, number } from "../../../parts/words";
import type { RowStore } from "../../../rows";
import type { Layout } from "./layout";
import { Popover, type Spot } from "./Popover";
import type { Wanted } from "./wanted";
import { COMPARED, takesText } from "./words";

/** So long after the last key the quick filter looks, in milliseconds. */
const PAUSE = 200;

/** Above the rows: quick filter, what is filtered and grouped, the columns. */
export function GridBar(properties: {
  readonly store: RowStore;
  readonly wanted: Wanted;
  readonly layout: Layout;
  readonly left: number;
  readonly groups: number;
  readonly busy: boolean;
  /** What was done last; empty: nothing that needs to be told. */
  readonly said: string;
  readonly onCopyAs: (at: Spot) => void;
  readonly onWanted: (next: Partial<Wanted>) => void;
}): ReactNode {
  const { store, wanted, layout, onWanted } = properties;
  const [quick, setQuick] = useState(wanted.quick);
  const [choosing, setChoosing] = useState<Spot>();
  const find = useRef<HTMLInputElement>(null);
  const name = (column: number) => store.columns[column]?.name ?? "";

  useEffect(() => {
    if (quick === wanted.quick) {
      return undefined;
    }
    const timer = window.setTimeout(() => {
      onWanted({ quick });
    }, PAUSE);
    return () => {
      window.clearTimeout(timer);
    };
  }, [quick, wanted.quick, onWanted]);

  return (
    <div className="grid-bar" role="toolbar" aria-label="Rows">
      <input
        ref={find}
        type="search"
        className="grid-quick"
        placeholder="Find in rows"
        aria-label="Find in rows"
        value={quick}
        onChange={(event) => {
          setQuick(event.target.value);
        }}
      />
      {wanted.groups.map((column) => (
        <Chip
          key={`group ${column}`}
          label={`by ${name(column)}`}
          onRemove={() => {
            onWanted({ groups: wanted.groups.filter((one) => one !== column) });
            find.current?.focus();
          }}
        />
      ))}
      {wanted.conditions.map((condition, index) => (
        <Chip
          key={index}
          label={`${name(condition.column)} ${COMPARED[condition.comparison]}${
            takesText(condition.comparison) ? ` ${condition.text}` : ""
          }`}
          onRemove={() => {
            onWanted({ conditions: wanted.conditions.filter((_, other) => other !== index) });
            find.current?.focus();
          }}
        />
      ))}
      <span className="grid-left muted" role="status">
        {properties.left < store.length &&
          `${number(properties.left)} of ${count(store.length, "row")}`}
        {properties.groups > 0 && ` in ${count(properties.groups, "group")}`}
        {properties.busy && " …"}
        {store.full !== "" && ` ${store.full}`}
        {properties.said !== "" && <span className="grid-said">{properties.said}</span>}
      </span>
      <button
        type="button"
        className="secondary"
        aria-haspopup="menu"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          properties.onCopyAs({ x: box.left, y: box.bottom + 4 });
        }}
      >
        Copy as
      </button>
      <button
        type="button"
        className="secondary"
        aria-haspopup="dialog"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setChoosing({ x: box.left, y: box.bottom + 4 });
        }}
      >
        Columns
        {layout.shown.length < store.columns.length &&
          ` ${layout.shown.length}/${store.columns.length}`}
      </button>
      {choosing !== undefined && (
        <Popover
          at={choosing}
          label="Columns"
          role="dialog"
          onClose={() => {
            setChoosing(undefined);
          }}
        >
          <ul className="grid-columns">
            {layout.order.map((column) => (
              <li key={column}>
                <label>
                  <input
                    type="checkbox"
                    checked={!layout.hidden.has(column)}
                    onChange={(event) => {
                      layout.setHidden(column, !event.target.checked);
                    }}
                  />
                  <Text value={name(column)} />
                  <span className="muted">{store.columns[column]?.type}</span>
                </label>
              </li>
            ))}
          </ul>
          <button type="button" className="menu-item" onClick={layout.showAll}>
            Show all
          </button>
        </Popover>
      )}
    </div>
  );
}

function Chip(properties: { readonly label: string; readonly onRemove: () => void }): ReactNode {
  return (
    <span className="grid-chip">
      <span className="grid-chip-text">
        <Text value={properties.label} />
      </span>
      <button
        type="button"
        aria-label={`Remove: ${properties.label}`}
        onClick={properties.onRemove}
      >
        ×
      </button>
    </span>
  );
}
