import { useEffect, useState, type ReactNode } from "react";
import type { Now } from "../../api/kusto";
import { count } from "../../parts/words";
import type { Run } from "./useQuery";

/** Run, what `now()` is, and how the last run went. */
export function RunBar(properties: {
  readonly run: Run;
  readonly now: Now;
  readonly onNow: (now: Now) => void;
  readonly onRun: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  const { run, now } = properties;
  const running = run.state === "running";
  return (
    <div className="run-bar">
      {running ? (
        <button type="button" className="primary" onClick={properties.onCancel}>
          Cancel
        </button>
      ) : (
        <button type="button" className="primary" onClick={properties.onRun}>
          Run <kbd>Shift Enter</kbd>
        </button>
      )}
      <label title="What now() and ago() count from: old evidence must not vanish behind ago(60d)">
        now() is{" "}
        <select
          value={typeof now === "string" ? now : "clock"}
          onChange={(event) => {
            properties.onNow(event.target.value === "last-event" ? "last-event" : "clock");
          }}
        >
          <option value="clock">the clock</option>
          <option value="last-event">the last event</option>
        </select>
      </label>
      <span className="status" role="status" aria-live="polite">
        <Status run={run} />
      </span>
      {running && <span className="progress" aria-hidden="true" />}
    </div>
  );
}

function Status({ run }: { readonly run: Run }): ReactNode {
  switch (run.state) {
    case "none":
      return "";
    case "running":
      return <Ticking since={run.since} />;
    case "cancelled":
      return "cancelled";
    case "failed":
      return run.problems.length === 0 ? "failed" : count(run.problems.length, "problem");
    case "done":
      return `${run.answer.tables.map((table) => count(table.rows.length, "row")).join(", ")} in ${time(run.answer.milliseconds)} (${time(run.elapsed)} with the way here)`;
  }
}

function Ticking({ since }: { readonly since: number }): ReactNode {
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = window.setInterval(() => {
      setNow(performance.now());
    }, 100);
    return () => {
      window.clearInterval(timer);
    };
  }, []);
  return `running, ${((now - since) / 1000).toFixed(1)} s`;
}

function time(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}
