import { useEffect, useState, type ReactNode } from "react";
import type { Column } from "../../../api/kusto";
import { Text } from "../../../parts/Text";
import { count, number } from "../../../parts/words";
import { totals, type RowStore, type Totals } from "../../../rows";
import { Value } from "./GridBody";
import { boundsOf, type Selection } from "./selection";
import type { Lines } from "./useLines";

/** So long after the last move the selection is added up, in milliseconds. */
const PAUSE = 120;

/** What the selected rows of the active column come to; of a single cell, all its column. */
export function TotalsLine(properties: {
  readonly store: RowStore;
  readonly lines: Lines;
  readonly selection: Selection;
  readonly shown: readonly number[];
  readonly local: boolean;
}): ReactNode {
  const { store, lines, selection, shown, local } = properties;
  const [result, setResult] = useState<{ readonly column: number; readonly totals: Totals }>();
  const bounds = boundsOf(selection);
  const several = bounds.from !== bounds.to;
  const from = several ? bounds.from : 0;
  const to = several ? bounds.to : 0;
  const index = shown[selection.active.position];
  const column = index === undefined ? undefined : store.columns[index];

  useEffect(() => {
    const controller = new AbortController();
    const timer = window.setTimeout(() => {
      if (index === undefined) {
        return;
      }
      const rows = several && lines.grouped ? chosen(lines, from, to) : lines.rows();
      const [begin, end] =
        several && !lines.grouped ? [from, Math.min(to + 1, rows.length)] : [0, rows.length];
      totals(store, index, rows, begin, end, controller.signal).then(
        (next) => {
          setResult({ column: index, totals: next });
        },
        () => {
          // another selection has taken its place
        },
      );
    }, PAUSE);
    return () => {
      window.clearTimeout(timer);
      controller.abort();
    };
  }, [store, lines, index, several, from, to]);

  const known = result !== undefined && result.column === index ? result.totals : undefined;
  return (
    <div className="grid-totals" aria-live="off">
      <strong>{several ? `${count(to - from + 1, "line")} selected` : "Column"}</strong>
      <span className="grid-totals-name">
        <Text value={column?.name ?? ""} />
      </span>
      {known !== undefined && column !== undefined && (
        <>
          <Fact name="count" value={number(known.rows)} />
          {known.nulls > 0 && <Fact name="null" value={number(known.nulls)} />}
          <Fact name="distinct" value={(known.more ? "≥ " : "") + number(known.distinct)} />
          {known.sum !== undefined && <Fact name="sum" value={known.sum} />}
          <Bound name="min" column={column} cell={known.least} local={local} />
          <Bound name="max" column={column} cell={known.most} local={local} />
        </>
      )}
    </div>
  );
}

function chosen(lines: Lines, from: number, to: number): Uint32Array {
  const rows: number[] = [];
  for (let index = from; index <= to; index++) {
    const line = lines.line(index);
    if (line?.kind === "row") {
      rows.push(line.row);
    }
  }
  return Uint32Array.from(rows);
}

function Fact(properties: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <span>
      <span className="muted">{properties.name}</span> {properties.value}
    </span>
  );
}

function Bound(properties: {
  readonly name: string;
  readonly column: Column;
  readonly cell: Totals["least"];
  readonly local: boolean;
}): ReactNode {
  return (
    <span className="grid-totals-value">
      <span className="muted">{properties.name}</span>{" "}
      <Value column={properties.column} cell={properties.cell} local={properties.local} />
    </span>
  );
}
