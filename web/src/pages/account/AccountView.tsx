import { useEffect, useState, type ReactNode } from "react";
import { getRejects, type Account, type Reject, type Source } from "../../api/case";
import { AccountRemarks } from "./AccountRemarks";
import { shownTime, visibleText } from "../../parts/cells";
import { Text } from "../../parts/Text";
import { count, number } from "../../parts/words";

/** Sources shown before all are asked for. */
const FIRST_SOURCES = 200;

/** The balanced statement of what was read: each source, and every byte of it. */
export function AccountView({ account }: { readonly account: Account }): ReactNode {
  const { sources } = account;
  const [opened, setOpened] = useState<number>();
  const [shown, setShown] = useState(FIRST_SOURCES);
  const folder = commonFolder(sources.map((source) => source.path));
  if (sources.length === 0) {
    return (
      <p className="empty">
        Nothing was loaded into this case yet: <code>spoor load PATH --case DIR</code>.
      </p>
    );
  }
  return (
    <div className="account">
      <Total account={account} />
      <AccountRemarks account={account} folder={folder} />
      <table>
        <thead>
          <tr>
            <th scope="col">
              Source
              {folder !== "" && (
                <span className="muted">
                  {" "}
                  in <Text value={folder} />
                </span>
              )}
            </th>
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
          {sources.slice(0, shown).map((source) => (
            <SourceRows
              key={source.id}
              source={source}
              name={source.path.slice(folder.length)}
              opened={opened === source.id}
              onToggle={() => {
                setOpened(opened === source.id ? undefined : source.id);
              }}
            />
          ))}
        </tbody>
      </table>
      {shown < sources.length && (
        <button
          type="button"
          className="link more"
          onClick={() => {
            setShown(sources.length);
          }}
        >
          Show all {count(sources.length, "source")}
        </button>
      )}
    </div>
  );
}

/** The one sentence that matters. */
function Total({ account }: { readonly account: Account }): ReactNode {
  const { totals, balanced } = account;
  const sums = totals.byte_sums;
  const open = account.sources.filter((source) => !source.balanced).length;
  return (
    <p className={balanced ? "total fine" : "total wrong"}>
      <strong>
        {balanced
          ? "Every byte accounted for."
          : `${open} of ${account.sources.length} sources do not balance.`}
      </strong>{" "}
      {count(totals.bytes, "byte")} in {count(totals.sources, "source")} = {number(sums.events)} of{" "}
      {count(totals.events, "event")} + {number(sums.continuations)} of continuations +{" "}
      {number(sums.headers)} of headers + {number(sums.blank)} blank + {number(sums.rejects)} of{" "}
      {count(totals.rejects, "reject")}.
      {totals.unread > 0 && ` ${count(totals.unread, "source")} could not be read.`}
    </p>
  );
}

function SourceRows(properties: {
  readonly source: Source;
  readonly name: string;
  readonly opened: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { source, opened } = properties;
  const rejects = source.rejects + source.rejected_values;
  return (
    <>
      <tr>
        <th scope="row">
          <Text value={properties.name} />
          {source.state === "unread" && (
            <div className="why">
              <Text value={source.why} />
            </div>
          )}
        </th>
        <td title={visibleText(source.why)}>
          <Text value={source.format} />
        </td>
        <td>
          <Text value={source.table} />
        </td>
        <td className="numeric">{number(source.bytes)}</td>
        <td className="numeric">{number(source.events)}</td>
        <td className="numeric">
          {rejects === 0 ? (
            "0"
          ) : (
            <button
              type="button"
              className="link warn"
              aria-expanded={opened}
              onClick={properties.onToggle}
            >
              {number(rejects)}
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
        <td className="assumed">
          {source.repaired > 0 && (
            <div>{count(source.repaired, "text")} with bytes that are not UTF-8, replaced</div>
          )}
          {source.assumptions.map((assumption) => (
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
  readonly first: string | null;
  readonly last: string | null;
}): ReactNode {
  const { first, last } = properties;
  if (first === null || last === null) {
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
            <li key={`${reject.offset} ${reject.column}`}>
              <span className="muted">
                {count(reject.length, "byte")} at {number(reject.offset)}
                {reject.column !== "" && (
                  <>
                    , column <Text value={reject.column} />
                  </>
                )}
                :
              </span>{" "}
              <Text value={reject.reason} />
              {reject.text !== "" && (
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

/** The folder that all paths begin with, with its last slash; empty when they share none. */
function commonFolder(paths: readonly string[]): string {
  let common = paths[0] ?? "";
  for (const path of paths) {
    while (!path.startsWith(common)) {
      common = common.slice(0, -1);
    }
  }
  return common.slice(0, common.lastIndexOf("/") + 1);
}
