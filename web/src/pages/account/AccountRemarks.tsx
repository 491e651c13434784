import { useState, type ReactNode } from "react";
import type { Account } from "../../api/case";
import { count, number } from "../../parts/words";
import { Text } from "../../parts/Text";

/** Lines of a list that are shown at first. */
const FIRST = 3;

interface Line {
  readonly name: string;
  readonly text: string;
}

/** What to look at before the rows: gaps, rejects by reason, duplicates, what was passed over. */
export function AccountRemarks(properties: {
  readonly account: Account;
  readonly folder: string;
}): ReactNode {
  const { account, folder } = properties;
  const named = (path: string) => (path.startsWith(folder) ? path.slice(folder.length) : path);
  const paths = new Map(account.sources.map((source) => [source.id, source.path]));
  const gaps = account.sources.flatMap((source) =>
    source.gaps.map((gap) => ({
      name: named(source.path),
      text: gap.text,
      harmless: gap.harmless,
    })),
  );
  const rejects = account.sources
    .filter((source) => source.state !== "unread")
    .flatMap((source) =>
      source.reject_reasons.map((reason) => ({
        name: named(source.path),
        text:
          count(reason.count, reason.column === "" ? "record" : "value") +
          `${reason.column === "" ? "" : ` of ${reason.column}`}: ` +
          `${reason.reason}, first at byte ${number(reason.first.offset)}`,
      })),
    );
  const hunts = account.hunts.filter((hunt) => hunt.problem === "");
  return (
    <div className="remarks">
      <Remarks
        title="Gaps"
        lines={[...gaps.filter((gap) => !gap.harmless), ...gaps.filter((gap) => gap.harmless)]}
      />
      <Remarks title="Rejects" lines={rejects} />
      <Remarks
        title="Same bytes, not loaded again"
        lines={account.duplicates.map((one) => ({
          name: named(one.path),
          text: `as ${named(paths.get(one.of) ?? `source ${one.of}`)}`,
        }))}
      />
      <Remarks
        title="Passed over"
        lines={account.skipped.map((one) => ({ name: named(one.path), text: one.why }))}
      />
      <Remarks
        title="Hunts that fit"
        lines={hunts.map((hunt) => ({ name: hunt.name, text: hunt.title }))}
      />
    </div>
  );
}

function Remarks(properties: {
  readonly title: string;
  readonly lines: readonly Line[];
}): ReactNode {
  const { title, lines } = properties;
  const [all, setAll] = useState(false);
  if (lines.length === 0) {
    return null;
  }
  const shown = all ? lines : lines.slice(0, FIRST);
  return (
    <section aria-label={title}>
      <h3>
        {title} <span className="muted">{number(lines.length)}</span>
      </h3>
      <ul>
        {shown.map((line, index) => (
          <li key={index}>
            <strong>
              <Text value={line.name} />
            </strong>{" "}
            <Text value={line.text} />
          </li>
        ))}
      </ul>
      {shown.length < lines.length && (
        <button
          type="button"
          className="link"
          onClick={() => {
            setAll(true);
          }}
        >
          {number(lines.length - shown.length)} more
        </button>
      )}
    </section>
  );
}
