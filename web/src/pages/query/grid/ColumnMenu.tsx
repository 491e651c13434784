import { useState, type ReactNode } from "react";
import type { Column } from "../../../api/kusto";
import { Text } from "../../../parts/Text";
import { COMPARISONS, fault, type Comparison, type Condition } from "../../../rows";
import { MenuItem, Popover, type Spot } from "./Popover";
import { COMPARED, copyText, takesText } from "./words";

const STEP = 40;

/** All that can be done with a column, by mouse and by keys. */
export function ColumnMenu(properties: {
  readonly at: Spot;
  readonly index: number;
  readonly column: Column;
  readonly width: number;
  readonly onSort: (descending: boolean | undefined, more: boolean) => void;
  readonly onGroup: () => void;
  readonly onFilter: (condition: Condition) => void;
  readonly onHide: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onResize: (width: number) => void;
  readonly onFit: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { column, index, onClose } = properties;
  const [comparison, setComparison] = useState<Comparison>(
    column.type === "string" || column.type === "dynamic" ? "contains" : "equals",
  );
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState("");
  const done = (action: () => void) => () => {
    action();
    onClose();
  };
  return (
    <Popover at={properties.at} label={`Column ${column.name}`} role="dialog" onClose={onClose}>
      <div className="menu-title">
        <Text value={column.name} /> <span className="muted">{column.type}</span>
      </div>
      <form
        className="menu-filter"
        onSubmit={(event) => {
          event.preventDefault();
          const condition = { column: index, comparison, text };
          const problem = takesText(comparison) ? fault(condition, column.type) : "";
          if (problem === "") {
            properties.onFilter(condition);
            onClose();
          } else {
            setWrong(problem);
          }
        }}
      >
        <select
          aria-label="Comparison"
          value={comparison}
          onChange={(event) => {
            setComparison(COMPARISONS.find((one) => one === event.target.value) ?? "contains");
          }}
        >
          {COMPARISONS.map((one) => (
            <option key={one} value={one}>
              {COMPARED[one]}
            </option>
          ))}
        </select>
        {takesText(comparison) && (
          <input
            aria-label="Value"
            placeholder={column.type === "datetime" ? "2024-07-08 10:27 (UTC)" : "value"}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setWrong("");
            }}
          />
        )}
        <button type="submit" className="secondary">
          Filter
        </button>
        {wrong !== "" && (
          <p className="menu-wrong" role="alert">
            <Text value={wrong} />
          </p>
        )}
      </form>
      <div role="menu" aria-label={`Column ${column.name}`}>
        <MenuItem
          onChoose={done(() => {
            properties.onSort(false, false);
          })}
        >
          Sort ascending
        </MenuItem>
        <MenuItem
          onChoose={done(() => {
            properties.onSort(true, false);
          })}
        >
          Sort descending
        </MenuItem>
        <MenuItem
          onChoose={done(() => {
            properties.onSort(false, true);
          })}
        >
          Then by this
        </MenuItem>
        <MenuItem
          onChoose={done(() => {
            properties.onSort(undefined, false);
          })}
        >
          Do not sort by this
        </MenuItem>
        <MenuItem onChoose={done(properties.onGroup)}>Group by this</MenuItem>
        <MenuItem onChoose={done(properties.onHide)}>Hide</MenuItem>
        <MenuItem
          onChoose={() => {
            properties.onMove(-1);
          }}
        >
          Move left
        </MenuItem>
        <MenuItem
          onChoose={() => {
            properties.onMove(1);
          }}
        >
          Move right
        </MenuItem>
        <MenuItem
          onChoose={() => {
            properties.onResize(properties.width + STEP);
          }}
        >
          Wider
        </MenuItem>
        <MenuItem
          onChoose={() => {
            properties.onResize(properties.width - STEP);
          }}
        >
          Narrower
        </MenuItem>
        <MenuItem onChoose={done(properties.onFit)}>Fit to values</MenuItem>
        <MenuItem
          onChoose={done(() => {
            void copyText(column.name);
          })}
        >
          Copy name
        </MenuItem>
      </div>
    </Popover>
  );
}
