import { useEffect, useState, type ReactNode } from "react";
import type { Cell, Column } from "../../../api/kusto";
import { countRows, getPivots, type Pivots, type PivotTarget } from "../../../api/pivots";
import { openQuery } from "../../../parts/openQuery";
import { Text } from "../../../parts/Text";
import { count } from "../../../parts/words";
import { visibleText } from "../../../parts/cells";
import type { Copied } from "./copying";
import { MenuItem, Popover, type Spot } from "./Popover";

const SHOWN = 60;

/** What can be done with a value: in these rows, and in the other tables of the case. */
export function CellMenu(properties: {
  readonly at: Spot;
  readonly column: Column;
  readonly cell: Cell;
  readonly onFilter: (exclude: boolean) => void;
  readonly onCount: () => void;
  readonly onCopy: (what: Copied) => void;
  /** Opens the menu of forms to copy in. */
  readonly onCopyAs: () => void;
  readonly onDetail: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { at, column, cell, onClose } = properties;
  const done = (action: () => void) => () => {
    onClose();
    action();
  };
  const value = cell === null ? "null" : visibleText(String(cell).slice(0, SHOWN));
  return (
    <Popover at={at} label={`Value of ${column.name}`} role="menu" onClose={onClose}>
      <div className="menu-title" role="presentation">
        <Text value={column.name} /> <span className="muted">{value}</span>
      </div>
      <MenuItem
        onChoose={done(() => {
          properties.onFilter(false);
        })}
      >
        Filter to this value
      </MenuItem>
      <MenuItem
        onChoose={done(() => {
          properties.onFilter(true);
        })}
      >
        Exclude this value
      </MenuItem>
      <MenuItem onChoose={done(properties.onCount)}>Count by {visibleText(column.name)}</MenuItem>
      <MenuItem
        onChoose={done(() => {
          properties.onCopy("value");
        })}
      >
        Copy value
      </MenuItem>
      <MenuItem
        onChoose={done(() => {
          properties.onCopy("row");
        })}
      >
        Copy row
      </MenuItem>
      <MenuItem
        onChoose={done(() => {
          properties.onCopy("selection");
        })}
      >
        Copy selection
      </MenuItem>
      <MenuItem onChoose={done(properties.onCopyAs)}>
        Copy as... <span className="muted menu-count">Ctrl+Alt+C</span>
      </MenuItem>
      <MenuItem onChoose={done(properties.onDetail)}>Show the row whole</MenuItem>
      {cell !== null && cell !== "" && (
        <PivotItems column={column} value={String(cell)} onClose={onClose} />
      )}
    </Popover>
  );
}

/** The tables that may hold the same address, account, host... ; each opens a query of its own. */
function PivotItems(properties: {
  readonly column: Column;
  readonly value: string;
  readonly onClose: () => void;
}): ReactNode {
  const { column, value } = properties;
  const [pivots, setPivots] = useState<Pivots>();
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map());

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const look = async () => {
      const found = await getPivots(column.name, column.type, value, signal);
      setPivots(found);
      // One after another: each is a query of its own.
      for (const target of found.targets) {
        const rows = await countRows(target.query, signal);
        setCounts((old) => new Map(old).set(target.table, rows));
      }
    };
    look().catch(() => {
      // the menu is closed, or there is nothing to say
    });
    return () => {
      controller.abort();
    };
  }, [column, value]);

  if (pivots === undefined || pivots.targets.length === 0) {
    return null;
  }
  return (
    <>
      <div className="menu-title" role="presentation" title={pivots.why}>
        Tables with this {pivots.kind}
      </div>
      {pivots.targets.map((target) => (
        <Target
          key={target.table}
          target={target}
          rows={counts.get(target.table)}
          onChoose={() => {
            properties.onClose();
            openQuery(target.query, { run: true, name: target.table });
          }}
        />
      ))}
    </>
  );
}

function Target(properties: {
  readonly target: PivotTarget;
  readonly rows: number | undefined;
  readonly onChoose: () => void;
}): ReactNode {
  const { target, rows } = properties;
  return (
    <MenuItem disabled={rows === 0} onChoose={properties.onChoose}>
      <Text value={target.table} />
      <span className="muted menu-count">{rows === undefined ? "…" : count(rows, "row")}</span>
    </MenuItem>
  );
}
