import { useState, type ReactNode } from "react";
import type { Column } from "../../../api/kusto";
import { Text } from "../../../parts/Text";
import type { SortKey } from "../../../rows";
import type { Layout } from "./layout";
import type { Spot } from "./Popover";

/** A column that is in sight. */
export interface Placed {
  readonly column: number;
  /** Its place among the columns that are shown. */
  readonly position: number;
  readonly left: number;
  readonly width: number;
}

/** Pixels a press moves before it drags. */
const DRAGGED = 6;

/** The names of the columns: a click sorts, a drag moves, the edge resizes, the right key has the rest. */
export function GridHead(properties: {
  readonly columns: readonly Column[];
  readonly placed: readonly Placed[];
  readonly layout: Layout;
  readonly sort: readonly SortKey[];
  readonly filtered: ReadonlySet<number>;
  /** The place of the column whose head the keyboard is on. */
  readonly active: number | undefined;
  readonly numbers: number;
  readonly left: number;
  readonly onSort: (column: number, more: boolean) => void;
  readonly onMenu: (column: number, at: Spot) => void;
  readonly onFit: (column: number) => void;
}): ReactNode {
  const { columns, placed, layout, sort } = properties;
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" aria-rowindex={1} className="grid-header">
        <div
          role="columnheader"
          aria-label="Number"
          className="grid-number"
          style={{ width: properties.numbers }}
        />
        {placed.map((one) => {
          const column = columns[one.column];
          const rank = sort.findIndex((key) => key.column === one.column);
          return column === undefined ? null : (
            <Head
              key={one.column}
              column={column}
              placed={one}
              x={one.left - properties.left}
              rank={rank}
              several={sort.length > 1}
              descending={sort[rank]?.descending ?? false}
              filtered={properties.filtered.has(one.column)}
              active={properties.active === one.position}
              onSort={(more) => {
                properties.onSort(one.column, more);
              }}
              onMenu={(at) => {
                properties.onMenu(one.column, at);
              }}
              onResize={(width) => {
                layout.resize(one.column, width);
              }}
              onFit={() => {
                properties.onFit(one.column);
              }}
              onDrop={(x) => {
                const to = placed.find(
                  (other) =>
                    x >= other.left - properties.left &&
                    x < other.left - properties.left + other.width,
                );
                if (to !== undefined) {
                  layout.move(one.column, to.column);
                }
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

interface Drag {
  readonly kind: "move" | "resize";
  readonly from: number;
  readonly width: number;
  readonly by: number;
}

function Head(properties: {
  readonly column: Column;
  readonly placed: Placed;
  readonly x: number;
  readonly rank: number;
  readonly several: boolean;
  readonly descending: boolean;
  readonly filtered: boolean;
  readonly active: boolean;
  readonly onSort: (more: boolean) => void;
  readonly onMenu: (at: Spot) => void;
  readonly onResize: (width: number) => void;
  readonly onFit: () => void;
  readonly onDrop: (x: number) => void;
}): ReactNode {
  const { column, placed, rank } = properties;
  const [drag, setDrag] = useState<Drag>();
  const moved = drag?.kind === "move" && Math.abs(drag.by) > DRAGGED ? drag.by : 0;
  const direction = properties.descending ? "descending" : "ascending";
  return (
    <div
      id={`head-${placed.position}`}
      role="columnheader"
      aria-colindex={placed.position + 2}
      aria-sort={rank < 0 ? "none" : direction}
      className={`${properties.active ? "active" : ""}${moved === 0 ? "" : " dragged"}`}
      style={{ left: properties.x + moved, width: placed.width }}
      title={`${column.name} (${column.type})`}
      onPointerDown={(event) => {
        if (event.button === 0) {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ kind: "move", from: event.clientX, width: placed.width, by: 0 });
        }
      }}
      onPointerMove={(event) => {
        if (drag === undefined) {
          return;
        }
        const by = event.clientX - drag.from;
        if (drag.kind === "resize") {
          properties.onResize(drag.width + by);
        } else {
          setDrag({ ...drag, by });
        }
      }}
      onPointerUp={(event) => {
        if (drag?.kind === "move") {
          if (moved === 0) {
            properties.onSort(event.shiftKey);
          } else {
            const grid = event.currentTarget.parentElement?.getBoundingClientRect();
            properties.onDrop(event.clientX - (grid?.left ?? 0));
          }
        }
        setDrag(undefined);
      }}
      onPointerCancel={() => {
        setDrag(undefined);
      }}
      onContextMenu={(event) => {
        properties.onMenu({ x: event.clientX, y: event.clientY });
        event.preventDefault();
      }}
    >
      <span className="grid-name">
        <Text value={column.name} />
      </span>
      <span className="grid-type">{column.type}</span>
      {properties.filtered && (
        <span className="grid-mark" title="filtered">
          <svg viewBox="0 0 10 11" role="img" aria-label="filtered">
            <path d="M0 0h10L6.2 5v6L3.8 9V5z" />
          </svg>
        </span>
      )}
      {rank >= 0 && (
        <span className="grid-mark">
          {properties.descending ? "↓" : "↑"}
          {properties.several && rank + 1}
        </span>
      )}
      <span
        className="grid-more"
        aria-hidden="true"
        onPointerDown={(event) => {
          event.stopPropagation();
        }}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          properties.onMenu({ x: box.left, y: box.bottom });
        }}
      >
        ⋮
      </span>
      <span
        className="grid-edge"
        onPointerDown={(event) => {
          event.stopPropagation();
          event.currentTarget.parentElement?.setPointerCapture(event.pointerId);
          setDrag({ kind: "resize", from: event.clientX, width: placed.width, by: 0 });
        }}
        onDoubleClick={(event) => {
          event.stopPropagation();
          properties.onFit();
        }}
      />
    </div>
  );
}
