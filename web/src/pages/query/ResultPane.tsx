import { useState, type ReactNode } from "react";
import type { Problem } from "../../api/http";
import type { Answer, ResultTable } from "../../api/kusto";
import { ChartView } from "./ChartView";
import { Grid } from "./Grid";
import { Text } from "../../parts/Text";
import type { Run } from "./useQuery";

type Tab = "chart" | "table";

/** What came of the query. */
export function ResultPane(properties: {
  readonly run: Run;
  readonly tab: Tab | undefined;
  readonly onTab: (tab: Tab | undefined) => void;
  readonly onProblem: (problem: Problem) => void;
}): ReactNode {
  const { run, onTab } = properties;
  const [number, setNumber] = useState(0);
  const tables = run.state === "done" ? run.answer.tables : [];
  const table = tables[Math.min(number, tables.length - 1)];
  const drawn = table?.render !== undefined;
  const tab = drawn ? (properties.tab ?? "chart") : "table";
  const tabs: readonly (readonly [Tab, string])[] = [
    ...(drawn ? [["chart", "Chart"] as const] : []),
    ["table", "Table"],
  ];

  return (
    <section className="result" aria-label="Result" data-part="result">
      <div className="tabs">
        <div role="tablist" aria-label="Views">
          {tabs.map(([name, label]) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${name}`}
              aria-selected={tab === name}
              aria-controls="view"
              onClick={() => {
                onTab(name);
              }}
            >
              {label}
            </button>
          ))}
        </div>
        {tables.length > 1 && (
          <label className="tables">
            Result{" "}
            <select
              value={Math.min(number, tables.length - 1)}
              onChange={(event) => {
                setNumber(Number(event.target.value));
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
      </div>
      {run.state === "done" && <Notes answer={run.answer} />}
      <div className="view" id="view" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        <RunView run={run} table={table} chart={tab === "chart"} onProblem={properties.onProblem} />
      </div>
    </section>
  );
}

function Notes({ answer }: { readonly answer: Answer }): ReactNode {
  return answer.notes.map((note) => (
    <p key={note} className="note" role="status">
      <Text value={note} />
    </p>
  ));
}

function RunView(properties: {
  readonly run: Run;
  readonly table: ResultTable | undefined;
  readonly chart: boolean;
  readonly onProblem: (problem: Problem) => void;
}): ReactNode {
  const { run, table } = properties;
  switch (run.state) {
    case "none":
      return (
        <p className="empty">
          Write a query above and press <kbd>Shift</kbd>+<kbd>Enter</kbd>.
        </p>
      );
    case "running":
      return <p className="empty">The query runs.</p>;
    case "cancelled":
      return <p className="empty">Cancelled. The server ends the query.</p>;
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
            {table.columns.map((column) => column.name).join(", ")}.
          </p>
        );
      }
      return <Grid key={keyOf(table)} table={table} />;
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
    <ul className="failure" role="alert">
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
  );
}

const keys = new WeakMap<ResultTable, number>();
let nextKey = 0;

/** A number for each table, so that a new result starts with a fresh grid. */
function keyOf(table: ResultTable): number {
  const known = keys.get(table);
  if (known !== undefined) {
    return known;
  }
  nextKey++;
  keys.set(table, nextKey);
  return nextKey;
}

export type { Tab };
