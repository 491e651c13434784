import { useState, type ReactNode } from "react";
import type { Density, DensityLine } from "../../../api/overview";
import { Text } from "../../../parts/Text";
import { number } from "../../../parts/words";
import { binTime, rowsWithin, type Axis, type Brush } from "./strip";
import { shortTime } from "./ticks";

/** The table behind the strip: every number that it draws. Times are in UTC. */
export function DensityTable(properties: {
  readonly density: Density;
  readonly axis: Axis;
  readonly brush: Brush;
}): ReactNode {
  const { density, axis, brush } = properties;
  const [opened, setOpened] = useState<string>();
  return (
    <table className="density-table">
      <caption>Rows of each table over time, in UTC</caption>
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
  readonly opened: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { line, axis, brush, opened, onToggle } = properties;
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
        <td className="time">{line.first.replace("T", " ").replace(/\.?0*Z$/, "Z")}</td>
        <td className="time">{line.last.replace("T", " ").replace(/\.?0*Z$/, "Z")}</td>
      </tr>
      {opened && (
        <tr>
          <td colSpan={7}>
            <ol className="density-bins">
              {within.map(([place, rows]) => (
                <li key={place}>
                  {shortTime(binTime(axis, place), axis.step)} <strong>{number(rows)}</strong>
                </li>
              ))}
            </ol>
          </td>
        </tr>
      )}
    </>
  );
}
