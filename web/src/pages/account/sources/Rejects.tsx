import { useEffect, useRef, useState, type ReactNode } from "react";
import { getRecord, getRejects, type RawRecord, type Reject, type Source } from "../../../api/case";
import { Text } from "../../../parts/Text";
import { count, number } from "../../../parts/words";
import { LONGEST } from "../accountText";
import { look, usePlace } from "../place";

/** Rejects that are listed at first, and with each wish for more. */
const STEP = 50;

/** Bytes shown around a reject. */
const AROUND = 200;

type Fetched<T> =
  | { readonly state: "waiting" }
  | { readonly state: "here"; readonly value: T }
  | { readonly state: "failed"; readonly why: string };

function useFetched<T>(fetcher: () => Promise<T>, key: string): Fetched<T> {
  const [fetched, setFetched] = useState<{ key: string; value: Fetched<T> }>();
  useEffect(() => {
    let wanted = true;
    const show = (value: Fetched<T>) => {
      if (wanted) {
        setFetched({ key, value });
      }
    };
    fetcher().then(
      (value) => {
        show({ state: "here", value });
      },
      (error: unknown) => {
        show({ state: "failed", why: error instanceof Error ? error.message : "" });
      },
    );
    return () => {
      wanted = false;
    };
    // The key says what is fetched.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
  return fetched?.key === key ? fetched.value : { state: "waiting" };
}

/** What could not be read of a source: by reason, and each with its bytes and its place. */
export function Rejects({ source }: { readonly source: Source }): ReactNode {
  const { reason, reject: opened } = usePlace().state;
  const known = reason === "" || source.reject_reasons.some((one) => keyOf(one) === reason);
  const fetched = useFetched(() => getRejects(source.id), `${source.id} ${source.sha256}`);
  return (
    <section aria-label="Rejects" className="rejects">
      <h3>
        Rejects <span className="muted">{number(source.rejects + source.rejected_values)}</span>
      </h3>
      <ul className="reasons">
        {source.reject_reasons.map((one) => {
          const key = keyOf(one);
          return (
            <li key={key}>
              <button
                type="button"
                className="link"
                aria-pressed={reason === key}
                onClick={() => {
                  look({ reason: reason === key ? "" : key, reject: "" });
                }}
              >
                {one.column === "" ? (
                  count(one.count, "record")
                ) : (
                  <>
                    {count(one.count, "value")} of <Text value={one.column} />
                  </>
                )}
              </button>{" "}
              <Text value={one.reason} />
            </li>
          );
        })}
      </ul>
      {!known && <p className="muted">No rejects have the reason that the address names.</p>}
      {fetched.state === "waiting" && <p className="muted">Reading the rejects...</p>}
      {fetched.state === "failed" && <p className="wrong">{fetched.why}</p>}
      {fetched.state === "here" && (
        <List
          key={reason}
          source={source}
          all={source.rejects + source.rejected_values}
          rejects={fetched.value.filter((one) => !known || reason === "" || keyOf(one) === reason)}
          chosen={known && reason !== ""}
          opened={opened}
        />
      )}
    </section>
  );
}

function keyOf(one: { readonly column: string; readonly reason: string }): string {
  return `${one.column}: ${one.reason}`.slice(0, LONGEST);
}

/** Which reject the address names: where it begins, and the column of a value. */
function placeOf(one: Reject): string {
  return (one.column === "" ? `${one.offset}` : `${one.offset} ${one.column}`).slice(0, LONGEST);
}

function List(properties: {
  readonly source: Source;
  readonly rejects: readonly Reject[];
  readonly all: number;
  readonly chosen: boolean;
  readonly opened: string;
}): ReactNode {
  const { source, rejects, all, chosen, opened } = properties;
  const at = opened === "" ? -1 : rejects.findIndex((one) => placeOf(one) === opened);
  const [shown, setShown] = useState(STEP + Math.max(0, at));
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // Who comes by an address sees what it names.
    list.current?.querySelector("[aria-expanded=true]")?.scrollIntoView({ block: "center" });
  }, []);
  return (
    <>
      {!chosen && rejects.length < all && (
        <p className="muted">
          The first {number(rejects.length)} of {number(all)} are kept with their bytes.
        </p>
      )}
      {opened !== "" && at < 0 && (
        <p className="muted">No reject is kept at the place that the address names.</p>
      )}
      <ol className="reject-list" ref={list}>
        {rejects.slice(0, shown).map((reject, index) => (
          <li key={index}>
            <button
              type="button"
              className="reject-place"
              aria-expanded={at === index}
              onClick={() => {
                look({ reject: at === index ? "" : placeOf(reject) });
              }}
            >
              <span className="muted">
                byte {number(reject.offset)}, {count(reject.length, "byte")}
              </span>
              {reject.column !== "" && (
                <>
                  {" "}
                  <Text value={reject.column} />
                </>
              )}
            </button>{" "}
            <Text value={reject.reason} />
            {reject.text !== "" && (
              <code>
                <Text value={reject.text.slice(0, 400)} />
              </code>
            )}
            {at === index && <Raw source={source} reject={reject} />}
          </li>
        ))}
      </ol>
      {shown < rejects.length && (
        <button
          type="button"
          className="link"
          onClick={() => {
            setShown(shown + 4 * STEP);
          }}
        >
          {number(rejects.length - shown)} more
        </button>
      )}
    </>
  );
}

/** The bytes of a reject where they are, read again from the file. */
function Raw(properties: { readonly source: Source; readonly reject: Reject }): ReactNode {
  const { source, reject } = properties;
  const fetched = useFetched(
    () => getRecord(source.id, reject.offset, AROUND),
    `${source.id} ${reject.offset}`,
  );
  switch (fetched.state) {
    case "waiting":
      return <p className="muted">Reading the file again...</p>;
    case "failed":
      return <p className="wrong">{fetched.why}</p>;
    case "here":
      return <RawLines record={fetched.value} />;
  }
}

function RawLines({ record }: { readonly record: RawRecord }): ReactNode {
  const { bytes, remark, packed } = record;
  return (
    <div className="raw">
      <p className="muted">
        {bytes?.line !== null && bytes?.line !== undefined && <>Line {number(bytes.line)}. </>}
        <Text value={remark} />
        {packed !== "" && (
          <>
            {" "}
            <Text value={packed} />
          </>
        )}
      </p>
      {bytes !== null && (
        <pre>
          <Lines lines={bytes.before} />
          <mark>
            <Lines lines={bytes.lines} />
          </mark>
          {bytes.cut && <span className="muted">(it goes on)</span>}
          <Lines lines={bytes.after} />
        </pre>
      )}
    </div>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }): ReactNode {
  return lines.map((line, index) => (
    <span key={index} className="raw-line">
      <Text value={line} />
      {"\n"}
    </span>
  ));
}
