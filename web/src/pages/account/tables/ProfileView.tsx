import { useState, type ReactNode } from "react";
import type { ColumnProfile, CountedValue, Profile, TimeSpan } from "../../../api/overview";
import { visibleText } from "../../../parts/cells";
import { timeText } from "../../../parts/times";
import { useZone } from "../../../parts/zone";
import { reference } from "../../../parts/kql";
import { openQuery } from "../../../parts/openQuery";
import { Text } from "../../../parts/Text";
import { count, duration, number } from "../../../parts/words";
import { equals } from "./literal";
import { Sparkline } from "./Sparkline";
import { useProfile } from "./useProfile";

/** Values named of each column. */
const NAMED = 4;

/** What is in the columns of a table, or of its rows in a span of time. */
export function ProfileView(properties: {
  readonly table: string;
  /** Empty: the table has no times. */
  readonly timeColumn: string;
  readonly span: TimeSpan | undefined;
  readonly rows: number;
}): ReactNode {
  const { table, timeColumn, span, rows } = properties;
  const [every, setEvery] = useState(false);
  const [words, setWords] = useState("");
  const { profile, failed, cancel, again } = useProfile({ table, span, every }, rows);
  const where =
    span === undefined
      ? ""
      : `| where ${reference(timeColumn)} between (datetime(${span.from}) .. datetime(${span.to}))\n`;
  const ask = (condition: string) => {
    openQuery(`${reference(table)}\n${where}| where ${condition}\n| take 1000\n`, {
      run: true,
      name: table,
    });
  };
  const wanted = words.trim().toLowerCase();
  return (
    <section
      className="profile"
      aria-label={`Profile of ${visibleText(table)}`}
      data-profile={table}
    >
      <header>
        <h2>
          <Text value={table} />
        </h2>
        <span className="muted" role="status">
          <Words profile={profile} span={span} />
        </span>
        <button
          type="button"
          className="secondary"
          onClick={() => {
            openQuery(`${reference(table)}\n${where}| take 1000\n`, { run: true, name: table });
          }}
        >
          {span === undefined ? "Query its rows" : "Query this span"}
        </button>
        {profile?.state === "done" && profile.share > 1 && (
          <button
            type="button"
            className="secondary"
            onClick={() => {
              setEvery(true);
            }}
          >
            Count every row
          </button>
        )}
        {profile?.state === "done" && (
          <>
            <button
              type="button"
              className="link"
              onClick={() => {
                openQuery(`${profile.query}\n`, { run: false, name: table });
              }}
            >
              These numbers as a query
            </button>
            <input
              type="search"
              value={words}
              placeholder="Find a column"
              aria-label="Find a column of the profile"
              onChange={(event) => {
                setWords(event.target.value);
              }}
            />
          </>
        )}
      </header>
      {profile?.state === "running" && <Running profile={profile} onCancel={cancel} />}
      {(failed !== "" || profile?.state === "failed" || profile?.state === "cancelled") && (
        <p className="problem" role="alert">
          <Text value={failed === "" ? (profile?.problem ?? "") : failed} />{" "}
          <button type="button" className="link" onClick={again}>
            Again
          </button>
        </p>
      )}
      {profile?.state === "done" && (
        <Columns
          columns={profile.columns.filter((column) => column.name.toLowerCase().includes(wanted))}
          onAsk={ask}
        />
      )}
    </section>
  );
}

function Words(properties: {
  readonly profile: Profile | undefined;
  readonly span: TimeSpan | undefined;
}): ReactNode {
  const { profile, span } = properties;
  if (profile?.state !== "done") {
    return profile === undefined ? "" : "counting";
  }
  const within = span === undefined ? "" : " in the span";
  return profile.share === 1
    ? `${count(profile.rows, "row")}${within}, all counted, in ${duration(profile.milliseconds)}`
    : `a sample of ${count(profile.rows, "row")}${within}: 1 of ${number(profile.share)}; numbers are those of the sample`;
}

function Running(properties: {
  readonly profile: Profile;
  readonly onCancel: () => void;
}): ReactNode {
  const { profile, onCancel } = properties;
  const part = profile.rows === 0 ? 0 : Math.min(1, profile.rows_done / profile.rows);
  return (
    <div className="profile-running">
      <div
        className="load-bar"
        role="progressbar"
        aria-label="Progress of the profile"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(part * 100)}
      >
        <span style={{ width: `${part * 100}%` }} />
      </div>
      <span className="muted">
        {number(profile.rows_done)} of about {count(profile.rows, "row")}
      </span>
      <button type="button" className="secondary" onClick={onCancel}>
        Cancel
      </button>
    </div>
  );
}

function Columns(properties: {
  readonly columns: readonly ColumnProfile[];
  readonly onAsk: (condition: string) => void;
}): ReactNode {
  const { columns, onAsk } = properties;
  return (
    <div className="profile-columns">
      <table>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Type</th>
            <th scope="col" className="numeric">
              Filled
            </th>
            <th scope="col" className="numeric">
              Distinct
            </th>
            <th scope="col">Spread</th>
            <th scope="col">Most common</th>
            <th scope="col">Least common</th>
            <th scope="col">Least and greatest</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnRow key={column.name} column={column} onAsk={onAsk} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ColumnRow(properties: {
  readonly column: ColumnProfile;
  readonly onAsk: (condition: string) => void;
}): ReactNode {
  const { column, onAsk } = properties;
  const local = useZone() === "local";
  const missing = column.nulls + column.empty;
  const few = column.distinct <= NAMED;
  return (
    <tr data-column={column.name}>
      <th scope="row">
        <Text value={column.name} />
      </th>
      <td className="muted">{column.type}</td>
      <td
        className="numeric"
        title={`${count(column.nulls, "null")}, ${number(column.empty)} empty of ${count(column.rows, "row")}`}
      >
        {missing === 0 ? (
          <span className="quiet">all</span>
        ) : (
          <button
            type="button"
            className="link"
            aria-label={`${share(column.rows - missing, column.rows)} filled: rows without ${visibleText(column.name)}`}
            onClick={() => {
              onAsk(`isempty(${reference(column.name)})`);
            }}
          >
            {share(column.rows - missing, column.rows)}
          </button>
        )}
      </td>
      <td className="numeric">
        {column.exact ? "" : "about "}
        {number(column.distinct)}
      </td>
      <td>
        <Sparkline column={column} local={local} />
      </td>
      <td className="values">
        <Values column={column} values={column.most_common.slice(0, NAMED)} onAsk={onAsk} />
      </td>
      <td className="values">
        {few || column.most_common[0]?.count === 1 ? null : (
          <Values column={column} values={column.least_common.slice(0, 2)} onAsk={onAsk} />
        )}
      </td>
      <td className="range">
        {column.min !== "" && <Text value={rangeText(column, column.min, local)} />}
        {column.max !== "" && column.max !== column.min && (
          <>
            <br />
            <Text value={rangeText(column, column.max, local)} />
          </>
        )}
      </td>
    </tr>
  );
}

function Values(properties: {
  readonly column: ColumnProfile;
  readonly values: readonly CountedValue[];
  readonly onAsk: (condition: string) => void;
}): ReactNode {
  const { column, values, onAsk } = properties;
  const local = useZone() === "local";
  if (column.exact && column.distinct > NAMED && column.most_common[0]?.count === 1) {
    return <span className="quiet">each value once</span>;
  }
  return values.map((one, index) => {
    const text = valueText(column, one.value, local);
    return (
      <button
        key={index}
        type="button"
        className="value"
        title={`${visibleText(text)}: ${count(one.count, "row")}`}
        onClick={() => {
          onAsk(equals(column.name, column.type, one.value));
        }}
      >
        <span>{text === "" ? <em>empty</em> : <Text value={text} />}</span>
        <small>{number(one.count)}</small>
      </button>
    );
  });
}

function valueText(column: ColumnProfile, value: CountedValue["value"], local: boolean): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return column.type === "datetime" ? timeText(text, local) : text;
}

function rangeText(column: ColumnProfile, text: string, local: boolean): string {
  const shown = column.type === "datetime" ? timeText(text, local) : text;
  return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
}

/** `93 %`, `0.2 %`; never 0 or 100 where it is not. */
function share(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : (100 * part) / whole;
  if (part > 0 && percent < 0.1) {
    return "<0.1 %";
  }
  if (part < whole && percent > 99.9) {
    return ">99.9 %";
  }
  return `${percent.toFixed(percent < 10 || percent > 99 ? 1 : 0)} %`;
}
