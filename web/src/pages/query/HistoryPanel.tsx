import { useState, type ReactNode } from "react";
import { timeText } from "../../parts/times";
import { useZone } from "../../parts/zone";
import { Text } from "../../parts/Text";
import { count, duration } from "../../parts/words";
import { clearHistory, useHistory, type HistoryEntry } from "./history";
import { clearTabs } from "./tabs";

/** Entries that are shown at first, and further ones at each click. */
const STEP = 60;

/** Each run, the last one first: what it gave, its text to be put back, or to be run again. */
export function HistoryPanel(properties: {
  readonly onOpen: (entry: HistoryEntry, run: boolean) => void;
}): ReactNode {
  const entries = useHistory();
  const local = useZone() === "local";
  const [find, setFind] = useState("");
  const [most, setMost] = useState(STEP);
  const words = find.toLowerCase().split(/\s+/);
  const found = entries.filter((entry) => {
    const text = `${entry.text} ${entry.outcome} ${entry.message}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <div className="history">
      <div className="tree-head">
        <input
          type="search"
          id="history-find"
          placeholder="Find in what was run"
          aria-label="Find in what was run"
          value={find}
          onChange={(event) => {
            setFind(event.target.value);
            setMost(STEP);
          }}
        />
      </div>
      {entries.length === 0 && <p className="empty">Nothing was run yet.</p>}
      {entries.length > 0 && found.length === 0 && (
        <p className="empty">No run holds these words.</p>
      )}
      <ul aria-label="What was run">
        {found.slice(0, most).map((entry) => (
          <li
            key={`${entry.at} ${entry.milliseconds}`}
            className={`history-entry ${entry.outcome}`}
          >
            <button
              type="button"
              className="history-text"
              title="Open in a new tab"
              onClick={() => {
                properties.onOpen(entry, false);
              }}
            >
              {shortened(entry.text).map((line, index) => (
                <span key={index} className="history-line">
                  <Text value={line} />
                </span>
              ))}
            </button>
            <p className="muted">
              <time dateTime={entry.at}>{timeText(entry.at, local)}</time>
              <span>{said(entry)}</span>
              <button
                type="button"
                className="link"
                onClick={() => {
                  properties.onOpen(entry, true);
                }}
              >
                Run again
              </button>
            </p>
            {entry.message !== "" && (
              <p className="history-message">
                <Text value={entry.message.slice(0, 300).replace(/\s+/g, " ")} />
              </p>
            )}
          </li>
        ))}
      </ul>
      {found.length > most && (
        <button
          type="button"
          className="link more"
          onClick={() => {
            setMost(most + STEP);
          }}
        >
          {count(found.length - most, "older run")}
        </button>
      )}
      {entries.length > 0 && (
        <p className="history-clear">
          <button type="button" className="link" onClick={clearHistory}>
            Clear the history
          </button>
          <button
            type="button"
            className="link"
            onClick={() => {
              clearHistory();
              clearTabs();
            }}
          >
            Forget all tabs too
          </button>
        </p>
      )}
    </div>
  );
}

function said(entry: HistoryEntry): string {
  const time = duration(entry.milliseconds);
  switch (entry.outcome) {
    case "done":
      return `${count(entry.rows, "row")}, ${time}`;
    case "failed":
      return `failed, ${time}`;
    case "cancelled":
      return `cancelled, ${time}`;
  }
}

/** The first lines, each a line of its own: a line break is no sign to be seen. */
function shortened(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const head = lines
    .slice(0, 4)
    .join("\n")
    .slice(0, 280)
    .split("\n")
    .map((line) => line.replaceAll("\t", "    "));
  const whole = lines.length <= 4 && lines.join("\n").length <= 280;
  return whole ? head : head.with(-1, `${head.at(-1) ?? ""} ...`);
}
