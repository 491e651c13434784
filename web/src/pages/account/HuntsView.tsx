import type { ReactNode } from "react";
import type { Hunt, HuntSummary } from "../../api/hunts";
import { timeText } from "../../parts/times";
import { useZone } from "../../parts/zone";
import { Text } from "../../parts/Text";
import { OtherHunts } from "./OtherHunts";
import type { HuntsState } from "./useHunts";

/** The hunts that fit the case, what they found first, and the report of the one chosen. */
export function HuntsView({ hunts }: { readonly hunts: HuntsState }): ReactNode {
  if (hunts.hunts.length === 0) {
    return (
      <div className="no-hunts">
        <p className="empty">
          No shipped hunt fits these tables. A hunt of your own runs with{" "}
          <code>spoor hunt run FILE.md --case DIR</code>.
        </p>
        <OtherHunts version={0} />
      </div>
    );
  }
  const shown = hunts.hunts.find((hunt) => hunt.name === hunts.shown);
  return (
    <div className="hunts">
      <ul className="hunt-list" aria-label="Hunts that fit these tables">
        {hunts.hunts.map((hunt) => (
          <HuntItem key={hunt.name} hunt={hunt} hunts={hunts} />
        ))}
        <li className="others">
          <OtherHunts version={hunts.hunts.length} />
        </li>
      </ul>
      <div className="hunt-report" aria-live="polite">
        {shown === undefined ? (
          <p className="empty">Run a hunt: its report shows here.</p>
        ) : (
          <Report hunt={shown} />
        )}
      </div>
    </div>
  );
}

function HuntItem(properties: { readonly hunt: Hunt; readonly hunts: HuntsState }): ReactNode {
  const { hunt, hunts } = properties;
  const local = useZone() === "local";
  const running = hunts.running === hunt.name;
  const ran = hunt.ran !== null;
  return (
    <li className="hunt" data-hunt={hunt.name}>
      <h2>
        <Text value={hunt.title} />
      </h2>
      <p className="muted">
        <Text value={hunt.description} />
      </p>
      <p className="hunt-actions">
        <button
          type="button"
          className="primary"
          disabled={hunts.running !== undefined}
          onClick={() => {
            hunts.run(hunt.name);
          }}
        >
          {running ? "Running..." : ran ? "Run again" : "Run"}
        </button>
        {hunt.report !== null && (
          <>
            {hunts.shown !== hunt.name && (
              <button
                type="button"
                className="link"
                onClick={() => {
                  hunts.show(hunt.name);
                }}
              >
                Show the report
              </button>
            )}
            <a className="link" href={hunt.report} target="_blank" rel="noopener noreferrer">
              Open in a new tab
            </a>
          </>
        )}
      </p>
      <p className="muted" role="status">
        {running ? "It runs." : ran ? `Ran ${timeText(hunt.ran, local)}.` : "Not run yet."}
      </p>
      {hunt.problem !== "" && (
        <p className="problem" role="alert">
          <Text value={hunt.problem} />
        </p>
      )}
      {hunts.failed !== "" && (
        <p className="problem" role="alert">
          <Text value={hunts.failed} />
        </p>
      )}
      {hunt.summary !== null && <Findings summary={hunt.summary} />}
    </li>
  );
}

function Findings({ summary }: { readonly summary: HuntSummary }): ReactNode {
  const { columns, rows, total, scored } = summary;
  return (
    <>
      <p className="found">
        {scored !== "" && `${scored}. `}
        {rows.length === 0
          ? "No findings."
          : rows.length < total
            ? `The first ${rows.length} of ${total.toLocaleString("en")} findings:`
            : "The findings:"}
      </p>
      <ol className="findings">
        {rows.map((row, index) => (
          <li key={index}>
            <dl>
              {row.map((value, column) => (
                <div key={column}>
                  <dt>
                    <Text value={columns[column] ?? ""} />
                  </dt>
                  <dd>
                    {items(value).map((item, place) => (
                      <div key={place}>
                        <Text value={item} />
                      </div>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The texts of a list of texts, to be shown on a line each; any other value as it is. */
function items(value: string): readonly string[] {
  if (value.startsWith("[") && value.endsWith("]")) {
    try {
      const list = JSON.parse(value) as readonly unknown[];
      if (list.length > 0 && list.every((item) => typeof item === "string")) {
        return list;
      }
    } catch {
      // It only looks like a list.
    }
  }
  return [value];
}

/**
 * A report is a page of its own with a script of its own: the frame gives it no origin, so that it
 * reaches neither this page nor the server.
 */
function Report({ hunt }: { readonly hunt: Hunt }): ReactNode {
  if (hunt.report === null) {
    return <p className="empty">There is no report yet.</p>;
  }
  const anchor = hunt.summary === null ? "" : `#${hunt.summary.anchor}`;
  return (
    <iframe
      key={hunt.ran}
      title={`Report: ${hunt.title}`}
      sandbox="allow-scripts"
      src={`${hunt.report}${anchor}`}
    />
  );
}
