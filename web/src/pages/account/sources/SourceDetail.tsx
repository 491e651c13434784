import { useState, type ReactNode } from "react";
import type { Account, Source } from "../../../api/case";
import { reference } from "../../../parts/kql";
import { openQuery } from "../../../parts/openQuery";
import { Text } from "../../../parts/Text";
import { timeText } from "../../../parts/times";
import { count, number } from "../../../parts/words";
import { useZone } from "../../../parts/zone";
import { Rejects } from "./Rejects";
import { rejectsOf } from "./rows";

/** All that the account says of one source. */
export function SourceDetail(properties: {
  readonly source: Source;
  readonly account: Account;
  readonly onClose: () => void;
}): ReactNode {
  const { source, account, onClose } = properties;
  const copies = account.duplicates.filter((one) => one.of === source.id);
  const rejects = rejectsOf(source);
  return (
    <aside className="source-detail" aria-label="The source" data-detail={source.id}>
      <header>
        <h2>
          <Text value={source.path} />
        </h2>
        <button type="button" className="secondary" onClick={onClose}>
          Close
        </button>
      </header>
      <p className={source.state === "unread" ? "wrong" : "muted"}>
        <Text value={source.why} />
      </p>
      <div className="source-ways">
        {source.tables.map((table) => (
          <button
            key={table}
            type="button"
            className="secondary"
            onClick={() => {
              openQuery(`${reference(table)}\n| where _Source == ${source.id}\n| take 1000\n`, {
                run: true,
                name: table,
              });
            }}
          >
            Its rows in <Text value={table} />
          </button>
        ))}
      </div>
      <Facts source={source} />
      <Bytes source={source} />
      <Sentences title="Gaps" lines={source.gaps.map((gap) => gap.text)} />
      <Sentences
        title="Assumed"
        lines={[
          ...(source.repaired > 0
            ? [
                `${count(source.repaired, "text")} held bytes that are not UTF-8; they show as U+FFFD`,
              ]
            : []),
          ...source.assumptions,
        ]}
      />
      <Sentences title="Same bytes" lines={copies.map((one) => one.path)} />
      {rejects > 0 && <Rejects source={source} key={source.id} />}
    </aside>
  );
}

function Facts({ source }: { readonly source: Source }): ReactNode {
  const local = useZone() === "local";
  return (
    <dl className="facts">
      <dt>Number</dt>
      <dd>
        {source.id} <span className="muted">(_Source of its rows)</span>
      </dd>
      <dt>Format</dt>
      <dd>{source.format === "" ? "none" : <Text value={source.format} />}</dd>
      <dt>Span</dt>
      <dd>
        {source.first === null || source.last === null ? (
          "no time"
        ) : (
          <>
            {timeText(source.first, local)} to {timeText(source.last, local)}
          </>
        )}
      </dd>
      <dt>Size</dt>
      <dd>
        {count(source.size, "byte")}
        {source.bytes !== source.size && ` on disk, ${count(source.bytes, "byte")} unpacked`}
      </dd>
      <dt>SHA-256</dt>
      <dd>
        {source.sha256 === "" ? (
          "not known"
        ) : (
          <>
            <code className="hash">{source.sha256}</code> <Copy text={source.sha256} />
          </>
        )}
      </dd>
    </dl>
  );
}

function Copy({ text }: { readonly text: string }): ReactNode {
  const [said, setSaid] = useState("Copy");
  return (
    <button
      type="button"
      className="link"
      aria-label="Copy the SHA-256"
      aria-live="polite"
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => {
            setSaid("Copied");
          },
          () => {
            setSaid("Not allowed by the browser");
          },
        );
      }}
    >
      {said}
    </button>
  );
}

/** The statement that adds up: what kind of thing took how many bytes. */
function Bytes({ source }: { readonly source: Source }): ReactNode {
  const kinds = [
    ["Events", source.events, source.byte_sums.events],
    ["Continuations", source.continuations, source.byte_sums.continuations],
    ["Headers", source.headers, source.byte_sums.headers],
    ["Blank", source.blank, source.byte_sums.blank],
    ["Rejects", source.rejects, source.byte_sums.rejects],
  ] as const;
  const sum = kinds.reduce((total, [, , bytes]) => total + bytes, 0);
  return (
    <table className="byte-account">
      <caption>Every byte</caption>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col" className="numeric">
            Number
          </th>
          <th scope="col" className="numeric">
            Bytes
          </th>
        </tr>
      </thead>
      <tbody>
        {kinds
          .filter(([kind, many, bytes]) => many > 0 || bytes > 0 || kind === "Events")
          .map(([kind, many, bytes]) => (
            <tr key={kind}>
              <th scope="row">{kind}</th>
              <td className="numeric">{number(many)}</td>
              <td className="numeric">{number(bytes)}</td>
            </tr>
          ))}
      </tbody>
      <tfoot>
        <tr className={source.balanced ? "fine" : "wrong"}>
          <th scope="row">{source.balanced ? "Balanced" : "Not balanced"}</th>
          <td />
          <td className="numeric">
            {number(sum)}
            {sum !== source.bytes && ` of ${number(source.bytes)}`}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Sentences(properties: {
  readonly title: string;
  readonly lines: readonly string[];
}): ReactNode {
  const { title, lines } = properties;
  if (lines.length === 0) {
    return null;
  }
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="sentences">
        {lines.map((line, index) => (
          <li key={index}>
            <Text value={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}
