import { useEffect, useState, type ReactNode } from "react";
import type { Answer, Now } from "../../api/kusto";
import { count, duration, number } from "../../parts/words";
import { addressOf } from "./address";
import type { Run } from "./runs";
import type { QueryTab } from "./tabs";

/** Run, what `now()` is, the tab's address, and how the last run went. */
export function RunBar(properties: {
  readonly tab: QueryTab;
  readonly run: Run | undefined;
  readonly onNow: (now: Now) => void;
  readonly onRun: (all: boolean) => void;
  readonly onCancel: () => void;
}): ReactNode {
  const { tab, run } = properties;
  const running = run?.state === "running";
  return (
    <div className="run-bar">
      {running ? (
        <button type="button" className="primary" onClick={properties.onCancel}>
          Cancel <kbd>Esc</kbd>
        </button>
      ) : (
        <button
          type="button"
          className="primary"
          title="Runs what is selected, else the query at the caret: blank lines divide queries"
          onClick={() => {
            properties.onRun(false);
          }}
        >
          Run <kbd>Shift Enter</kbd>
        </button>
      )}
      <button
        type="button"
        className="secondary"
        title="Runs the whole text as one (Ctrl+Shift+Enter)"
        onClick={() => {
          properties.onRun(true);
        }}
      >
        Run all
      </button>
      <NowChoice now={tab.now} onNow={properties.onNow} />
      <LinkButton tab={tab} />
      <span className="status" role="status" aria-live="polite">
        <Status run={run} />
      </span>
      {running && (
        <progress
          className="progress"
          aria-label="The query runs"
          max={100}
          value={run.arrival.percent === 0 ? undefined : run.arrival.percent}
        />
      )}
    </div>
  );
}

function NowChoice(properties: {
  readonly now: Now;
  readonly onNow: (now: Now) => void;
}): ReactNode {
  const { now, onNow } = properties;
  const fixed = typeof now === "object";
  return (
    <label
      className="now"
      title="What now() and ago() count from: old evidence must not vanish behind ago(60d)"
    >
      now() is{" "}
      <select
        value={fixed ? "at" : now}
        onChange={(event) => {
          const { value } = event.target;
          onNow(
            value === "clock" || value === "last-event"
              ? value
              : { at: `${new Date().toISOString().slice(0, 19)}Z` },
          );
        }}
      >
        <option value="clock">the clock</option>
        <option value="last-event">the last event</option>
        <option value="at">a time (UTC)</option>
      </select>
      {fixed && (
        <input
          type="datetime-local"
          step={1}
          aria-label="The time that now() is, in UTC"
          value={now.at.replace(/Z$/, "")}
          onChange={(event) => {
            const { value } = event.target;
            onNow(value === "" ? "clock" : { at: `${value}Z` });
          }}
        />
      )}
    </label>
  );
}

/** How long "copied" stands, in milliseconds. */
const SAID = 2_500;

function LinkButton({ tab }: { readonly tab: QueryTab }): ReactNode {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setSaid("");
    }, SAID);
    return () => {
      window.clearTimeout(timer);
    };
  }, [said]);
  const copy = async () => {
    const href = await addressOf(tab);
    if (href === undefined) {
      setSaid("Too long for an address");
      return;
    }
    await navigator.clipboard.writeText(
      `${window.location.origin}${window.location.pathname}${href}`,
    );
    setSaid("Link copied");
  };
  return (
    <button
      type="button"
      className="secondary"
      title="The address of this query and how it is looked at; it runs nothing by itself"
      onClick={() => {
        copy().catch(() => {
          setSaid("The browser refused the clipboard");
        });
      }}
    >
      <span aria-live="polite">{said === "" ? "Copy link" : said}</span>
    </button>
  );
}

function Status({ run }: { readonly run: Run | undefined }): ReactNode {
  switch (run?.state) {
    case undefined:
      return "";
    case "running":
      return <Ticking since={run.since} rows={run.arrival.rows} percent={run.arrival.percent} />;
    case "cancelled":
      return "cancelled";
    case "failed":
      return run.problems.length === 0 ? "failed" : count(run.problems.length, "problem");
    case "done":
      return `${rowsText(run.answer)} in ${duration(run.answer.milliseconds)} (${duration(run.elapsed)} with the way here)`;
    case "dropped":
      return `${count(run.rows, "row")}, let go`;
  }
}

function rowsText({ tables }: Answer): string {
  return tables.map((table) => count(table.rows.length, "row")).join(", ") || "no table";
}

function Ticking(properties: {
  readonly since: number;
  readonly rows: number;
  readonly percent: number | undefined;
}): ReactNode {
  const { since, rows, percent } = properties;
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = window.setInterval(() => {
      setNow(performance.now());
    }, 100);
    return () => {
      window.clearInterval(timer);
    };
  }, []);
  return (
    <span aria-live="off">
      running, {(Math.max(0, now - since) / 1000).toFixed(1)} s
      {rows > 0 && `, ${number(rows)} rows so far`}
      {percent !== undefined && percent > 0 && `, ${percent.toFixed(0)} %`}
    </span>
  );
}
