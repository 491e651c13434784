import { useEffect, useState, type ReactNode } from "react";
import { getRejects, type Account, type Reject, type Source } from "../../api/case";
import { shownTime } from "./cells";
import { Text } from "./Text";

/** The balanced statement of what was read: each source, and every byte of it. */
export function AccountView({ account }: { readonly account: Account }): ReactNode {
  const { sources } = account;
  const [opened, setOpened] = useState<string>();
  if (sources.length === 0) {
    return (
      <p className="empty">
        Nothing was loaded into this case yet: <code>spoor load PATH --case DIR</code>.
      </p>
    );
  }
  return (
    <div className="account">
      <Total sources={sources} />
      <table>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Format</th>
            <th scope="col">Table</th>
            <th scope="col" className="numeric">
              Bytes
            </th>
            <th scope="col" className="numeric">
              Events
            </th>
            <th scope="col" className="numeric">
              Rejects
            </th>
            <th scope="col">Balanced</th>
            <th scope="col">First and last event</th>
            <th scope="col">Assumed</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <SourceRows
              key={source.path}
              source={source}
              opened={opened === source.path}
              onToggle={() => {
                setOpened(opened === source.path ? undefined : source.path);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The one sentence that matters. */
function Total({ sources }: { readonly sources: readonly Source[] }): ReactNode {
  const rejects = sum(sources, (source) => source.rejects);
  const open = sources.filter((source) => !source.balanced);
  return (
    <p className={open.length === 0 ? "total fine" : "total wrong"}>
      {open.length === 0 ? (
        <strong>Every byte accounted for.</strong>
      ) : (
        <strong>
          {open.length} of {sources.length} sources do not balance.
        </strong>
      )}{" "}
      {count(
        sum(sources, (source) => source.bytes),
        "byte",
      )}{" "}
      in {count(sources.length, "source")}:{" "}
      {count(
        sum(sources, (source) => source.events),
        "event",
      )}
      , {count(rejects, "reject")}.
    </p>
  );
}

function SourceRows(properties: {
  readonly source: Source;
  readonly opened: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { source, opened } = properties;
  return (
    <>
      <tr>
        <th scope="row">
          <Text value={source.path} />
        </th>
        <td>
          <Text value={source.format ?? ""} />
        </td>
        <td>
          <Text value={source.table ?? ""} />
        </td>
        <td className="numeric">{number(source.bytes)}</td>
        <td className="numeric">{number(source.events)}</td>
        <td className="numeric">
          {source.rejects === 0 ? (
            "0"
          ) : (
            <button
              type="button"
              className="link warn"
              aria-expanded={opened}
              onClick={properties.onToggle}
            >
              {number(source.rejects)}
            </button>
          )}
        </td>
        <td>
          <span className={source.balanced ? "badge fine" : "badge wrong"}>
            {source.balanced ? "balanced" : "not balanced"}
          </span>
        </td>
        <td className="time">
          <Span first={source.first} last={source.last} />
        </td>
        <td>
          {(source.assumptions ?? []).map((assumption) => (
            <div key={assumption}>
              <Text value={assumption} />
            </div>
          ))}
        </td>
      </tr>
      {opened && (
        <tr className="rejects">
          <td colSpan={9}>
            <Rejects path={source.path} />
          </td>
        </tr>
      )}
    </>
  );
}

function Span(properties: {
  readonly first: string | null | undefined;
  readonly last: string | null | undefined;
}): ReactNode {
  const { first, last } = properties;
  if (typeof first !== "string" || typeof last !== "string") {
    return <span className="muted">no time</span>;
  }
  return (
    <>
      {shownTime(first)}
      <br />
      {shownTime(last)}
    </>
  );
}

type Fetched =
  | { readonly state: "waiting" }
  | { readonly state: "here"; readonly rejects: readonly Reject[] }
  | { readonly state: "failed"; readonly why: string };

function Rejects({ path }: { readonly path: string }): ReactNode {
  const [fetched, setFetched] = useState<Fetched>({ state: "waiting" });
  useEffect(() => {
    let wanted = true;
    const show = (next: Fetched) => {
      if (wanted) {
        setFetched(next);
      }
    };
    getRejects(path).then(
      (rejects) => {
        show({ state: "here", rejects });
      },
      (error: unknown) => {
        show({ state: "failed", why: error instanceof Error ? error.message : "" });
      },
    );
    return () => {
      wanted = false;
    };
  }, [path]);
  switch (fetched.state) {
    case "waiting":
      return <p className="muted">Reading the rejects...</p>;
    case "failed":
      return <p className="wrong">{fetched.why}</p>;
    case "here":
      return (
        <ul>
          {fetched.rejects.map((reject) => (
            <li key={reject.offset}>
              <span className="muted">byte {number(reject.offset)}:</span>{" "}
              <Text value={reject.reason} />
              {reject.text !== undefined && (
                <code>
                  <Text value={reject.text.slice(0, 400)} />
                </code>
              )}
            </li>
          ))}
        </ul>
      );
  }
}

function sum(sources: readonly Source[], value: (source: Source) => number): number {
  return sources.reduce((total, source) => total + value(source), 0);
}

function number(value: number): string {
  return value.toLocaleString("en");
}

export function count(value: number, noun: string): string {
  return `${number(value)} ${noun}${value === 1 ? "" : "s"}`;
}
