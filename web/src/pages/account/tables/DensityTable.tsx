import { useState, type ReactNode } from "react";
import type { Density, DensityLine } from "../../../api/overview";
import { Text } from "../../../parts/Text";
import { timeText, zoneName } from "../../../parts/times";
import { useZone } from "../../../parts/zone";
import { number } from "../../../parts/words";
import { binTime, rowsWithin, type Axis, type Brush } from "./strip";
import { shortTime } from "./ticks";

/** The table behind the strip: every number that it draws. */
export function DensityTable(properties: {
  readonly density: Density;
  readonly axis: Axis;
  readonly brush: Brush;
}): ReactNode {
  const { density, axis, brush } = properties;
  const [opened, setOpened] = useState<string>();
  const local = useZone() === "local";
  return (
    <table className="density-table">
      <caption>Rows of each table over time, in {zoneName(local)}</caption>
      <thead>
        <tr>
          <th scope="col">Table</th>
          <th scope="col">Time column</th>
          <th scope="col" className="numeric">
            Rows
          </th>
          <th scope="col" className="numeric">
            Without a time
          </th>
          <th scope="col" className="numeric">
            In the span
          </th>
          <th scope="col">First</th>
          <th scope="col">Last</th>
        </tr>
      </thead>
      <tbody>
        {density.tables.map((line) => (
          <Line
            key={line.table}
            line={line}
            axis={axis}
            brush={brush}
            local={local}
            opened={opened === line.table}
            onToggle={() => {
              setOpened(opened === line.table ? undefined : line.table);
            }}
          />
        ))}
      </tbody>
    </table>
  );
}

function Line(properties: {
  readonly line: DensityLine;
  readonly axis: Axis;
  readonly brush: Brush;
  readonly local: boolean;
  readonly opened: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { line, axis, brush, local, opened, onToggle } = properties;
  const within = line.places
    .map((place, index) => [place, line.counts[index] ?? 0] as const)
    .filter(([place]) => place >= brush.first && place <= brush.last);
  return (
    <>
      <tr>
        <th scope="row">
          <button type="button" className="link" aria-expanded={opened} onClick={onToggle}>
            <Text value={line.table} />
          </button>
        </th>
        <td>
          <Text value={line.column} />
        </td>
        <td className="numeric">{number(line.rows)}</td>
        <td className="numeric">{number(line.rows - line.timed)}</td>
        <td className="numeric">{number(rowsWithin(line, brush))}</td>
        <td className="time">{timeText(line.first, local)}</td>
        <td className="time">{timeText(line.last, local)}</td>
      </tr>
      {opened && (
        <tr>
          <td colSpan={7}>
            <ol className="density-bins">
              {within.map(([place, rows]) => (
                <li key={place}>
                  {shortTime(binTime(axis, place), axis.step, local)}{" "}
                  <strong>{number(rows)}</strong>
                </li>
              ))}
            </ol>
          </td>
        </tr>
      )}
    </>
  );
}
