import type { ReactNode } from "react";
import { isOver, type Load } from "../../../api/loads";
import { Text } from "../../../parts/Text";
import { count, duration, number } from "../../../parts/words";
import { cancelLoad, loadWhatCame, useLoads } from "./loadStore";
import { left, size } from "./sizes";

/** Before that the rate says nothing. */
const RATED = 800;

/** The loads that go on or are just over, each in a line. */
export function LoadJobs(): ReactNode {
  const { known, sending } = useLoads();
  const loads = known?.loads ?? [];
  if (loads.length === 0) {
    return null;
  }
  return (
    <ul className="load-jobs" aria-label="Loads">
      {loads.map((load) => (
        <Job key={load.id} load={load} ours={sending.has(load.id)} />
      ))}
    </ul>
  );
}

function Job(properties: { readonly load: Load; readonly ours: boolean }): ReactNode {
  const { load, ours } = properties;
  const over = isOver(load);
  const orphan = load.state === "receiving" && !ours;
  const came = load.files - load.missing.length;
  return (
    <li className={`load-job ${load.state}`} data-load={load.id} data-state={load.state}>
      <div className="load-what">
        <strong>
          <Text value={load.label} />
        </strong>
        <span className="muted">{orphan ? "interrupted" : WORDS[load.state]}</span>
      </div>
      {!over && !orphan && <Bar load={load} />}
      <p className="load-words" aria-live={over ? "polite" : "off"}>
        {over ? <Outcome load={load} /> : orphan ? <Orphan load={load} /> : <Pace load={load} />}
      </p>
      <div className="load-actions">
        {orphan && came > 0 && (
          <button
            type="button"
            className="secondary"
            onClick={() => {
              void loadWhatCame(load.id);
            }}
          >
            Load the {count(came, "file")} that came
          </button>
        )}
        <button
          type="button"
          className="secondary"
          aria-label={`${over ? "Dismiss" : "Cancel"}: ${load.label}`}
          onClick={() => {
            void cancelLoad(load.id);
          }}
        >
          {over ? "Dismiss" : orphan ? "Discard" : "Cancel"}
        </button>
      </div>
    </li>
  );
}

const WORDS: Readonly<Record<Load["state"], string>> = {
  receiving: "handing over",
  queued: "waits for the load before it",
  running: "loading",
  done: "loaded",
  cancelled: "cancelled",
  failed: "failed",
};

function Bar({ load }: { readonly load: Load }): ReactNode {
  const part = load.bytes === 0 ? 0 : Math.min(1, load.bytes_done / load.bytes);
  return (
    <div
      className="load-bar"
      role="progressbar"
      aria-label={`Progress of ${load.label}`}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(part * 100)}
    >
      <span style={{ width: `${part * 100}%` }} />
    </div>
  );
}

function Pace({ load }: { readonly load: Load }): ReactNode {
  const rate = load.milliseconds < RATED ? 0 : load.bytes_done / (load.milliseconds / 1000);
  const rest = load.bytes - load.bytes_done;
  const words = [
    `${size(load.bytes_done)} of ${size(load.bytes)}`,
    ...(load.files > 1 ? [`${number(load.files_done)} of ${count(load.files, "file")}`] : []),
    ...(load.state === "running" ? [count(load.events, "event")] : []),
    ...(rate > 0 && load.state !== "queued" ? [`${size(rate)}/s`] : []),
    ...(rate > 0 && rest > 0 && load.state !== "queued" ? [`about ${left(rest / rate)} left`] : []),
  ];
  return (
    <>
      {words.join(" · ")}
      {load.path !== "" && (
        <span className="load-path">
          <Text value={load.path} />
        </span>
      )}
    </>
  );
}

function Orphan({ load }: { readonly load: Load }): ReactNode {
  return (
    <>
      The page that handed these files over is gone. {number(load.files - load.missing.length)} of{" "}
      {count(load.files, "file")} came. Choose the files again, or load those.
    </>
  );
}

function Outcome({ load }: { readonly load: Load }): ReactNode {
  const { result } = load;
  if (result === null) {
    return (
      <Text value={load.problem === "" ? "It was cancelled before it began." : load.problem} />
    );
  }
  const parts = [
    [result.loaded, "new"],
    [result.continued, "grown"],
    [result.replaced, "changed and read anew"],
    [result.skipped, "there already"],
    [result.unread, "not read"],
  ] as const;
  const told = parts.filter(([many]) => many > 0).map(([many, what]) => `${number(many)} ${what}`);
  return (
    <>
      {told.length === 0 ? "Nothing in it" : `${count(total(parts), "source")}: ${told.join(", ")}`}
      {result.events > 0 && `; ${count(result.events, "event")}`}
      {result.rejects > 0 && `, ${count(result.rejects, "reject")}`} in{" "}
      {duration(load.milliseconds)}. {result.balanced ? "It balances." : "It does not balance."}
    </>
  );
}

function total(parts: readonly (readonly [number, string])[]): number {
  return parts.reduce((sum, [many]) => sum + many, 0);
}
