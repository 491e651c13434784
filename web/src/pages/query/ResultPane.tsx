import type { ReactNode } from "react";
import type { Problem } from "../../api/http";
import type { ResultTable } from "../../api/kusto";
import { Fault } from "../../parts/Fault";
import { Text } from "../../parts/Text";
import { ChartView } from "./ChartView";
import { ExportMenu } from "./ExportMenu";
import { Grid } from "./Grid";
import { resultOf, resultText } from "./grid/gridText";
import { statements } from "./statements";
import type { Run } from "./runs";
import type { QueryTab, View } from "./tabs";

const NONE: readonly ResultTable[] = [];

/** What came of the query of a tab. */
export function ResultPane(properties: {
  readonly tab: QueryTab;
  readonly run: Run | undefined;
  readonly onView: (view: View) => void;
  readonly onGrid: (grid: string) => void;
  readonly onRunAgain: () => void;
  readonly onProblem: (problem: Problem) => void;
}): ReactNode {
  const { tab, run, onView } = properties;
  const number = resultOf(tab.grid);
  const tables =
    run?.state === "done"
      ? run.answer.tables
      : run?.state === "running"
        ? run.arrival.tables
        : NONE;
  const chosen = Math.max(0, Math.min(number, tables.length - 1));
  const table = tables[chosen];
  // What is drawn needs all of its rows.
  const drawn = run?.state === "done" && table?.render !== undefined;
  const view = drawn ? (tab.view ?? "chart") : "table";
  const views: readonly (readonly [View, string])[] = [
    ...(drawn ? [["chart", "Chart"] as const] : []),
    ["table", "Table"],
  ];

  return (
    <section className="result" aria-label="Result" data-part="result">
      <div className="tabs">
        <div
          role="tablist"
          aria-label="Views"
          onKeyDown={(event) => {
            const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
            const at = views.findIndex(([name]) => name === view);
            const next = views[(at + step + views.length) % views.length];
            if (step !== 0 && next !== undefined) {
              event.preventDefault();
              onView(next[0]);
              document.getElementById(`tab-${next[0]}`)?.focus();
            }
          }}
        >
          {views.map(([name, label]) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${name}`}
              aria-selected={view === name}
              aria-controls="view"
              onClick={() => {
                onView(name);
              }}
            >
              {label}
            </button>
          ))}
        </div>
        <div className="result-tools">
          {tables.length > 1 && (
            <label className="tables">
              Result{" "}
              <select
                value={chosen}
                onChange={(event) => {
                  properties.onGrid(resultText(Number(event.target.value)));
                }}
              >
                {tables.map((_, index) => (
                  <option key={index} value={index}>
                    {index + 1} of {tables.length}
                  </option>
                ))}
              </select>
            </label>
          )}
          {run?.state === "done" && tables.length > 0 && (
            <ExportMenu asked={run.asked} result={chosen} />
          )}
        </div>
      </div>
      {run !== undefined && <Notes tab={tab} run={run} />}
      <div className="view" id="view" role="tabpanel" aria-labelledby={`tab-${view}`}>
        <Fault key={`${tab.id} ${run?.asked.text ?? ""} ${view}`} place="result">
          <RunView {...properties} table={table} result={chosen} chart={view === "chart"} />
        </Fault>
      </div>
    </section>
  );
}

/** What the server has to say, and whether the rows are those of the text above. */
function Notes({ tab, run }: { readonly tab: QueryTab; readonly run: Run }): ReactNode {
  const { text, within } = run.asked;
  const stale =
    run.state === "done" &&
    tab.text !== within &&
    tab.text.trim() !== text.trim() &&
    !statements(tab.text).some((one) => one.text === text.trim());
  return (
    <>
      {stale && (
        <p className="note stale" role="status">
          The text has changed since: this is the result of the query as it was run.
        </p>
      )}
      {run.state === "done" &&
        run.answer.notes.map((note) => (
          <p key={note} className="note" role="status">
            <Text value={note} />
          </p>
        ))}
    </>
  );
}

function RunView(properties: {
  readonly tab: QueryTab;
  readonly run: Run | undefined;
  readonly table: ResultTable | undefined;
  readonly result: number;
  readonly chart: boolean;
  readonly onGrid: (grid: string) => void;
  readonly onRunAgain: () => void;
  readonly onProblem: (problem: Problem) => void;
}): ReactNode {
  const { tab, run, table, result } = properties;
  const rows = (of: ResultTable) => (
    <Grid
      key={keyOf(of)}
      table={of}
      result={result}
      // While results come in, another one than the address means may stand here.
      text={resultOf(tab.grid) === result ? tab.grid : resultText(result)}
      onText={properties.onGrid}
    />
  );
  switch (run?.state) {
    case undefined:
      return (
        <p className="empty">
          {tab.arrived && "This query came with an address, which runs nothing by itself. "}
          {tab.text.trim() === ""
            ? "Write a query above, and press "
            : tab.arrived
              ? "To run it press "
              : "Press "}
          <kbd>Shift</kbd>+<kbd>Enter</kbd>
          {tab.text.trim() === "" || tab.arrived ? "." : " to run the query above."}
        </p>
      );
    case "running":
      return table === undefined || table.rows.length === 0 ? (
        <p className="empty">The query runs.</p>
      ) : (
        rows(table)
      );
    case "cancelled":
      return <p className="empty">Cancelled. The server ends the query.</p>;
    case "dropped":
      return (
        <p className="empty">
          The rows of this tab were let go while it was not looked at, to bound the memory of the
          page.{" "}
          <button type="button" className="link" onClick={properties.onRunAgain}>
            Run it again
          </button>
        </p>
      );
    case "failed":
      return <Failure {...run} onProblem={properties.onProblem} />;
    case "done":
      if (table === undefined) {
        return <p className="empty">The query gave no table.</p>;
      }
      if (properties.chart) {
        return <ChartView key={keyOf(table)} table={table} />;
      }
      if (table.rows.length === 0) {
        return (
          <p className="empty">
            No rows. The query is right, and nothing matched:{" "}
            <Text value={table.columns.map((column) => column.name).join(", ")} />.
          </p>
        );
      }
      return rows(table);
  }
}

function Failure(properties: {
  readonly message: string;
  readonly problems: readonly Problem[];
  readonly onProblem: (problem: Problem) => void;
}): ReactNode {
  if (properties.problems.length === 0) {
    return (
      <p className="failure" role="alert">
        <Text value={properties.message} />
      </p>
    );
  }
  return (
    <div className="failure" role="alert">
      <ul>
        {properties.problems.map((problem, index) => (
          <li key={index}>
            <button
              type="button"
              className="link"
              onClick={() => {
                properties.onProblem(problem);
              }}
            >
              <Text value={problem.message} />
            </button>
            {problem.hint !== "" && (
              <span className="hint">
                <Text value={problem.hint} />
              </span>
            )}
            <code className="muted">{problem.code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

const keys = new WeakMap<object, number>();
let nextKey = 0;

/** A number for the rows of each table, so that a new result starts with a fresh grid. */
function keyOf(table: ResultTable): number {
  const known = keys.get(table.rows);
  if (known !== undefined) {
    return known;
  }
  nextKey++;
  keys.set(table.rows, nextKey);
  return nextKey;
}
