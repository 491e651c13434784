import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { Source } from "../../../api/case";
import { visibleText } from "../../../parts/cells";
import { Text } from "../../../parts/Text";
import { timeText } from "../../../parts/times";
import { useViewport } from "../../../parts/useViewport";
import { count, number } from "../../../parts/words";
import { useZone } from "../../../parts/zone";
import {
  assumptionsOf,
  COLUMNS,
  gapsOf,
  rejectsOf,
  type ColumnName,
  type Group,
  type Line,
  type Order,
} from "./rows";

const HEIGHT = 28;
const BEYOND = 12;

/** The list of sources: only the lines in sight are drawn, so that thousands are as quick as ten. */
export function SourceTable(properties: {
  readonly lines: readonly Line[];
  readonly folder: string;
  readonly order: Order | undefined;
  readonly shown: number | undefined;
  readonly open: ReadonlySet<string>;
  readonly onOrder: (column: ColumnName) => void;
  readonly onShow: (source: number) => void;
  readonly onToggle: (group: string) => void;
}): ReactNode {
  const { lines, folder, order, shown, open, onOrder, onShow, onToggle } = properties;
  const scroller = useRef<HTMLDivElement>(null);
  const view = useViewport(scroller);
  const [active, setActive] = useState(0);
  const moved = useRef(false);
  const first = Math.max(0, Math.floor(view.top / HEIGHT) - BEYOND);
  const last = Math.min(lines.length, Math.ceil((view.top + view.height) / HEIGHT) + BEYOND);

  useEffect(() => {
    if (moved.current) {
      moved.current = false;
      const line = scroller.current?.querySelector<HTMLElement>(`[data-line="${active}"] button`);
      line?.focus({ preventScroll: true });
    }
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(view.height / HEIGHT) - 2);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: lines.length - 1,
    };
    const next = steps[event.key];
    if (next === undefined) {
      return;
    }
    event.preventDefault();
    const to = Math.max(0, Math.min(lines.length - 1, next));
    moved.current = true;
    setActive(to);
    const target = scroller.current;
    if (target !== null) {
      const top = to * HEIGHT;
      const room = target.clientHeight - 2 * HEIGHT;
      if (top < target.scrollTop) {
        target.scrollTop = top;
      } else if (top > target.scrollTop + room) {
        target.scrollTop = top - room;
      }
    }
  };

  return (
    <div className="source-list" ref={scroller}>
      <table aria-rowcount={lines.length + 1} aria-label="Sources">
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map(([name, label, numeric]) => (
              <th
                key={name}
                scope="col"
                className={`at-${name}${numeric ? " numeric" : ""}`}
                aria-sort={
                  order?.column === name ? (order.falling ? "descending" : "ascending") : "none"
                }
              >
                <button
                  type="button"
                  onClick={() => {
                    onOrder(name);
                  }}
                >
                  {label}
                  {order?.column === name && (
                    <span aria-hidden="true">{order.falling ? " ↓" : " ↑"}</span>
                  )}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {first > 0 && <tr aria-hidden="true" style={{ height: first * HEIGHT }} />}
          {lines.slice(first, last).map((line, index) => {
            const place = first + index;
            const reach = place === Math.min(active, lines.length - 1) ? 0 : -1;
            return line.kind === "group" ? (
              <GroupRow
                key={line.group.key}
                group={line.group}
                place={place}
                reach={reach}
                opened={open.has(line.group.key)}
                onToggle={() => {
                  setActive(place);
                  onToggle(line.group.key);
                }}
              />
            ) : (
              <SourceRow
                key={line.source.id}
                source={line.source}
                name={line.source.path.slice(folder.length)}
                inner={line.inner}
                place={place}
                reach={reach}
                shown={line.source.id === shown}
                onShow={() => {
                  setActive(place);
                  onShow(line.source.id);
                }}
              />
            );
          })}
          {last < lines.length && (
            <tr aria-hidden="true" style={{ height: (lines.length - last) * HEIGHT }} />
          )}
        </tbody>
      </table>
    </div>
  );
}

function SourceRow(properties: {
  readonly source: Source;
  readonly name: string;
  readonly inner: boolean;
  readonly place: number;
  readonly reach: number;
  readonly shown: boolean;
  readonly onShow: () => void;
}): ReactNode {
  const { source, name, inner, place, reach, shown, onShow } = properties;
  const gaps = gapsOf(source);
  const rejects = rejectsOf(source);
  return (
    <tr
      aria-rowindex={place + 2}
      data-line={place}
      data-source={source.id}
      className={shown ? "shown" : undefined}
      onClick={onShow}
    >
      <th scope="row" className={inner ? "at-name inner" : "at-name"}>
        <button
          type="button"
          tabIndex={reach}
          aria-expanded={shown}
          title={visibleText(source.path)}
        >
          <Text value={name} />
        </button>
      </th>
      <td title={visibleText(source.why)}>
        {source.state === "unread" ? (
          <span className="wrong">not read</span>
        ) : (
          <Text value={source.format} />
        )}
      </td>
      <td>
        <Text value={source.tables.join(", ")} />
      </td>
      <td className="numeric">{number(source.bytes)}</td>
      <td className="numeric">{number(source.events)}</td>
      <td className={rejects > 0 ? "numeric warn" : "numeric quiet"}>{number(rejects)}</td>
      <Time text={source.first} />
      <Time text={source.last} />
      <td className={gaps > 0 ? "numeric warn" : "numeric quiet"}>{number(gaps)}</td>
      <td className="numeric quiet">{number(assumptionsOf(source))}</td>
      <td>
        <Balance balanced={source.balanced} />
      </td>
    </tr>
  );
}

function GroupRow(properties: {
  readonly group: Group;
  readonly place: number;
  readonly reach: number;
  readonly opened: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { group, place, reach, opened, onToggle } = properties;
  return (
    <tr aria-rowindex={place + 2} data-line={place} className="group" onClick={onToggle}>
      <th scope="row" className="at-name">
        <button type="button" tabIndex={reach} aria-expanded={opened}>
          <span className="turn" aria-hidden="true">
            {opened ? "▾" : "▸"}
          </span>{" "}
          {count(group.sources.length, "source")}
        </button>
      </th>
      <td>
        {group.format === "" ? (
          <span className="wrong">not read</span>
        ) : (
          <Text value={group.format} />
        )}
      </td>
      <td>
        <Text value={group.table} />
      </td>
      <td className="numeric">{number(group.bytes)}</td>
      <td className="numeric">{number(group.events)}</td>
      <td className={group.rejects > 0 ? "numeric warn" : "numeric quiet"}>
        {number(group.rejects)}
      </td>
      <Time text={group.first} />
      <Time text={group.last} />
      <td className={group.gaps > 0 ? "numeric warn" : "numeric quiet"}>{number(group.gaps)}</td>
      <td className="numeric quiet">{number(group.assumptions)}</td>
      <td>
        <Balance balanced={group.balanced} />
      </td>
    </tr>
  );
}

function Time({ text }: { readonly text: string | null }): ReactNode {
  const local = useZone() === "local";
  return text === null ? (
    <td className="time quiet">no time</td>
  ) : (
    <td className="time" title={timeText(text, local)}>
      {timeText(text.replace(/\.\d+Z$/, "Z"), local)}
    </td>
  );
}

function Balance({ balanced }: { readonly balanced: boolean }): ReactNode {
  return (
    <span className={balanced ? "badge fine" : "badge wrong"}>
      {balanced ? "balanced" : "not balanced"}
    </span>
  );
}
