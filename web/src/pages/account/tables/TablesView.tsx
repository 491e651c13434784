import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { TableSchema } from "../../../api/case";
import type { Density, DensityLine, TimeSpan } from "../../../api/overview";
import { reference } from "../../../parts/kql";
import { openQuery } from "../../../parts/openQuery";
import { Text } from "../../../parts/Text";
import { timeText } from "../../../parts/times";
import { useZone } from "../../../parts/zone";
import { count, number } from "../../../parts/words";
import { look, usePlace } from "../place";
import { countTimes, outside } from "./bulk";
import { DensityStrip } from "./DensityStrip";
import { DensityTable } from "./DensityTable";
import { ProfileView } from "./ProfileView";
import { axisOf, brushOf, spanOf } from "./strip";
import { lengthText } from "./ticks";

const BINS = 240;

/** More tables without times are folded away. */
const FEW = 8;

type Counted =
  | { readonly state: "waiting" }
  | { readonly state: "here"; readonly density: Density }
  | { readonly state: "failed"; readonly why: string };

/** What the tables hold: their rows over time, and of the chosen one what is in its columns. */
export function TablesView({ tables }: { readonly tables: readonly TableSchema[] }): ReactNode {
  const { table: shown, zoom, whole, span: wanted, asTable } = usePlace().state;
  const local = useZone() === "local";
  const version = tables.reduce((sum, table) => sum + table.rows, tables.length);
  const counted = useDensity(zoom, whole, version);
  const largest = [...tables].sort((one, other) => other.rows - one.rows)[0];
  const table = tables.find((one) => one.name === shown) ?? largest;

  const section = useRef<HTMLElement>(null);
  /** Buttons that go with what they did give the focus to what they did it to. */
  const change = (nextZoom: TimeSpan | undefined, all = whole) => {
    section.current?.querySelector<HTMLElement>(".strip-handle, .as-table input")?.focus();
    const step = nextZoom !== zoom || all !== whole;
    look({ view: "tables", zoom: nextZoom, whole: all, span: undefined }, { step });
  };

  const show = (name: string) => {
    look({ view: "tables", table: name }, { step: true });
  };
  const density = counted.state === "here" ? largestFirst(counted.density) : undefined;
  const axis = density === undefined ? undefined : axisOf(density);
  const line = density?.tables.find((one) => one.table === table?.name);
  const brush = axis === undefined || wanted === undefined ? undefined : brushOf(axis, wanted);
  const span = axis === undefined || brush === undefined ? undefined : spanOf(axis, brush);
  const unseen = axis !== undefined && wanted !== undefined && brush === undefined;
  if (table === undefined) {
    return <p className="empty">No tables yet.</p>;
  }
  return (
    <div className="tables-view">
      <section ref={section} className="over-time" aria-label="Over time">
        {counted.state === "waiting" && <p className="muted">Counting the rows over time...</p>}
        {counted.state === "failed" && (
          <p className="problem" role="alert">
            {counted.why}{" "}
            {zoom !== undefined && (
              <button
                type="button"
                className="link"
                onClick={() => {
                  change(undefined, true);
                }}
              >
                Show all times
              </button>
            )}
          </p>
        )}
        {unseen && <p className="muted">The span of the address has none of these times.</p>}
        {density !== undefined && axis !== undefined && (
          <>
            <div className="strip-tools">
              <span className="muted">
                Steps of {lengthText(axis.step)}; heights by logarithm.
                {span === undefined && " Drag over the bars, or move the ends by arrow keys."}
              </span>
              {span !== undefined && (
                <span className="strip-span" role="status">
                  {timeText(span.from, local)} to {timeText(span.to, local)}
                </span>
              )}
              {span !== undefined && (
                <>
                  <button
                    type="button"
                    className="secondary"
                    onClick={() => {
                      change(span);
                    }}
                  >
                    Zoom in
                  </button>
                  {line !== undefined && (
                    <button
                      type="button"
                      className="primary"
                      onClick={() => {
                        openQuery(
                          `${reference(line.table)}\n| where ${reference(line.column)} between (datetime(${span.from}) .. datetime(${span.to}))\n| take 1000\n`,
                          { run: true, name: line.table },
                        );
                      }}
                    >
                      Query this span of <Text value={line.table} />
                    </button>
                  )}
                  <button
                    type="button"
                    className="link"
                    onClick={() => {
                      change(zoom);
                    }}
                  >
                    Clear
                  </button>
                </>
              )}
              {zoom !== undefined && (
                <button
                  type="button"
                  className="secondary"
                  onClick={() => {
                    change(undefined, true);
                  }}
                >
                  Show all times
                </button>
              )}
              {zoom === undefined && (
                <Beyond
                  density={density}
                  whole={whole}
                  onWhole={(all) => {
                    change(undefined, all);
                  }}
                />
              )}
              <label className="as-table">
                <input
                  type="checkbox"
                  checked={asTable}
                  onChange={(event) => {
                    look({ view: "tables", asTable: event.target.checked });
                  }}
                />{" "}
                As a table
              </label>
            </div>
            {asTable ? (
              <DensityTable
                density={density}
                axis={axis}
                brush={brush ?? { first: 0, last: axis.bins - 1 }}
              />
            ) : (
              <DensityStrip
                density={density}
                axis={axis}
                brush={brush}
                shown={table.name}
                onBrush={(next) => {
                  look({ view: "tables", span: next && spanOf(axis, next) });
                }}
                onShow={show}
              />
            )}
          </>
        )}
        {density !== undefined && density.without.length > 0 && (
          <Without names={density.without} tables={tables} shown={table.name} onShow={show} />
        )}
      </section>
      {(counted.state !== "waiting" || (wanted ?? zoom) === undefined) && (
        <Profiled table={table} line={line} span={span ?? zoom} />
      )}
    </div>
  );
}

function Profiled(properties: {
  readonly table: TableSchema;
  readonly line: DensityLine | undefined;
  readonly span: TimeSpan | undefined;
}): ReactNode {
  const { table, line, span } = properties;
  const chosen = useSettled(line === undefined ? undefined : span);
  return (
    <ProfileView
      key={table.name}
      table={table.name}
      timeColumn={line?.column ?? ""}
      span={chosen}
      rows={table.rows}
    />
  );
}

function largestFirst(density: Density): Density {
  const tables = [...density.tables].sort((one, other) => other.rows - one.rows);
  return { ...density, tables };
}

/** That rows lie outside of what is drawn, how many and how far; all are a click away. */
function Beyond(properties: {
  readonly density: Density;
  readonly whole: boolean;
  readonly onWhole: (whole: boolean) => void;
}): ReactNode {
  const { density, whole, onWhole } = properties;
  const local = useZone() === "local";
  const rows = density.tables.reduce((sum, line) => sum + outside(line), 0);
  if (whole) {
    return (
      <button
        type="button"
        className="link"
        onClick={() => {
          onWhole(false);
        }}
      >
        Show the bulk
      </button>
    );
  }
  return rows === 0 ? null : (
    <span className="strip-beyond" role="status">
      {count(rows, "row")} {rows === 1 ? "lies" : "lie"} outside of what is drawn: all reach from{" "}
      {timeText(density.first ?? "", local)} to {timeText(density.last ?? "", local)}.{" "}
      <button
        type="button"
        className="secondary"
        onClick={() => {
          onWhole(true);
        }}
      >
        Show all times
      </button>
    </span>
  );
}

function Without(properties: {
  readonly names: readonly string[];
  readonly tables: readonly TableSchema[];
  readonly shown: string;
  readonly onShow: (table: string) => void;
}): ReactNode {
  const { names, tables, shown, onShow } = properties;
  return (
    <details className="without-time" open={names.length <= FEW}>
      <summary className="muted">
        {count(names.length, "table")} without a time column, or no time in it
      </summary>
      {names.map((name) => (
        <button
          key={name}
          type="button"
          className="link"
          aria-pressed={name === shown}
          onClick={() => {
            onShow(name);
          }}
        >
          <Text value={name} />{" "}
          <small>{number(tables.find((table) => table.name === name)?.rows ?? 0)}</small>
        </button>
      ))}
    </details>
  );
}

/** A span once it has rested for a moment: a profile is not begun for each step of a handle. */
function useSettled(span: TimeSpan | undefined): TimeSpan | undefined {
  const key = JSON.stringify(span ?? null);
  const [settled, setSettled] = useState(key);
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setSettled(key);
    }, 450);
    return () => {
      window.clearTimeout(timer);
    };
  }, [key]);
  return useMemo(() => (JSON.parse(settled) as TimeSpan | null) ?? undefined, [settled]);
}

/** What was counted last stays until the next is there. */
function useDensity(span: TimeSpan | undefined, whole: boolean, version: number): Counted {
  const [counted, setCounted] = useState<Counted>({ state: "waiting" });
  const key = JSON.stringify(span ?? null);
  useEffect(() => {
    let wanted = true;
    countTimes((JSON.parse(key) as TimeSpan | null) ?? undefined, whole, BINS).then(
      (density) => {
        if (wanted) {
          setCounted({ state: "here", density });
        }
      },
      (error: unknown) => {
        if (wanted) {
          setCounted({ state: "failed", why: error instanceof Error ? error.message : "" });
        }
      },
    );
    return () => {
      wanted = false;
    };
  }, [key, whole, version]);
  return counted;
}
