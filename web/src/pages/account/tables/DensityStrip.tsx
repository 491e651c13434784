import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import type { Density, DensityLine } from "../../../api/overview";
import { visibleText } from "../../../parts/cells";
import { Text } from "../../../parts/Text";
import { timeText, zoneName } from "../../../parts/times";
import { useZone } from "../../../parts/zone";
import { useViewport } from "../../../parts/useViewport";
import { count, number } from "../../../parts/words";
import { outside } from "./bulk";
import { barsPath, binTime, lineText, marks, rowsWithin, type Axis, type Brush } from "./strip";
import { shortTime, ticksOf } from "./ticks";

const HEIGHT = 24;

/**
 * The rows of all tables over time on one axis. A span is brushed by the pointer, or by the
 * two handles on the axis with the arrow keys.
 */
export function DensityStrip(properties: {
  readonly density: Density;
  readonly axis: Axis;
  readonly brush: Brush | undefined;
  readonly shown: string | undefined;
  readonly onBrush: (brush: Brush | undefined) => void;
  readonly onShow: (table: string) => void;
}): ReactNode {
  const { density, axis, brush, shown, onBrush, onShow } = properties;
  const local = useZone() === "local";
  const most = Math.max(1, ...density.tables.flatMap((line) => line.counts));
  const area = useRef<HTMLDivElement>(null);
  const { width } = useViewport(area);
  const [from, setFrom] = useState<number>();

  const binAt = (event: PointerEvent): number => {
    const box = area.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) {
      return 0;
    }
    const part = (event.clientX - box.left) / box.width;
    return Math.max(0, Math.min(axis.bins - 1, Math.floor(part * axis.bins)));
  };
  const onDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button === 0) {
      event.currentTarget.setPointerCapture(event.pointerId);
      setFrom(binAt(event));
    }
  };
  const onMove = (event: PointerEvent) => {
    if (from !== undefined) {
      const to = binAt(event);
      if (to !== from || brush !== undefined) {
        onBrush({ first: Math.min(from, to), last: Math.max(from, to) });
      }
    }
  };
  const onUp = (event: PointerEvent) => {
    if (from !== undefined && binAt(event) === from && brush === undefined) {
      onBrush({ first: from, last: from });
    }
    setFrom(undefined);
  };
  return (
    <div
      className="strip"
      role="group"
      aria-label={`Rows of all tables over time, in ${zoneName(local)}`}
    >
      <div className="strip-axis">
        <span className="strip-name muted">{zoneName(local)}</span>
        <div className="strip-marks" ref={area}>
          {marks(axis, width).map((bin) => (
            <span key={bin} style={{ left: `${(bin / axis.bins) * 100}%` }}>
              {shortTime(binTime(axis, bin), axis.step, local)}
            </span>
          ))}
          <Handles axis={axis} brush={brush} local={local} onBrush={onBrush} />
        </div>
        <span className="strip-rows muted">{brush === undefined ? "Rows" : "In the span"}</span>
      </div>
      <div className="strip-lines">
        {density.tables.map((line) => (
          <div
            key={line.table}
            className={line.table === shown ? "strip-line shown" : "strip-line"}
            data-strip={line.table}
          >
            <button
              type="button"
              className="strip-name"
              aria-pressed={line.table === shown}
              title={`Profile of ${visibleText(line.table)}`}
              onClick={() => {
                onShow(line.table);
              }}
            >
              <Text value={line.table} />
            </button>
            <div
              className="strip-bars"
              onPointerDown={onDown}
              onPointerMove={onMove}
              onPointerUp={onUp}
              onPointerCancel={() => {
                setFrom(undefined);
              }}
            >
              <Edges line={line} axis={axis} local={local} />
              <Bars line={line} axis={axis} most={most} local={local} />
              {brush !== undefined && (
                <span
                  className="strip-brush"
                  style={{
                    left: `${(brush.first / axis.bins) * 100}%`,
                    width: `${((brush.last + 1 - brush.first) / axis.bins) * 100}%`,
                  }}
                />
              )}
            </div>
            <span className="strip-rows">
              {number(brush === undefined ? line.rows : rowsWithin(line, brush))}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** At which end of a line rows lie beyond what is drawn. */
function Edges(properties: {
  readonly line: DensityLine;
  readonly axis: Axis;
  readonly local: boolean;
}): ReactNode {
  const { line, axis, local } = properties;
  const rows = outside(line);
  const before = ticksOf(line.first) < binTime(axis, 0);
  const behind = ticksOf(line.last) >= binTime(axis, axis.bins);
  const said =
    `${count(rows, "row")} of ${visibleText(line.table)} outside: ` +
    `from ${timeText(line.first, local)} to ${timeText(line.last, local)}`;
  return (
    <>
      {rows > 0 && before && (
        <span className="strip-edge before" title={said}>
          ◂
        </span>
      )}
      {rows > 0 && behind && (
        <span className="strip-edge behind" title={said}>
          ▸
        </span>
      )}
    </>
  );
}

function Bars(properties: {
  readonly line: DensityLine;
  readonly axis: Axis;
  readonly most: number;
  readonly local: boolean;
}): ReactNode {
  const { line, axis, most, local } = properties;
  const first = line.places[0];
  const last = line.places.at(-1);
  return (
    <svg
      role="img"
      aria-label={visibleText(lineText(line, axis, local))}
      viewBox={`0 0 ${axis.bins} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {first !== undefined && last !== undefined && (
        <path className="strip-ground" d={`M${first} ${HEIGHT - 0.5}H${last + 1}`} />
      )}
      <path className="strip-bar" d={barsPath(line, most, HEIGHT)} />
    </svg>
  );
}

/** The two ends of the span as handles: arrows move by a bin, with Shift by ten. */
function Handles(properties: {
  readonly axis: Axis;
  readonly brush: Brush | undefined;
  readonly local: boolean;
  readonly onBrush: (brush: Brush | undefined) => void;
}): ReactNode {
  const { axis, brush, local, onBrush } = properties;
  const { first, last } = brush ?? { first: 0, last: axis.bins - 1 };
  const moved = (event: KeyboardEvent, at: number): number | undefined => {
    const by = event.shiftKey ? 10 : 1;
    switch (event.key) {
      case "ArrowLeft":
      case "ArrowDown":
        return at - by;
      case "ArrowRight":
      case "ArrowUp":
        return at + by;
      case "PageDown":
        return at - 10;
      case "PageUp":
        return at + 10;
      case "Home":
        return 0;
      case "End":
        return axis.bins - 1;
      default:
        return undefined;
    }
  };
  const handle = (end: "first" | "last") => {
    const at = end === "first" ? first : last;
    const low = end === "first" ? 0 : first;
    const high = end === "first" ? last : axis.bins - 1;
    return (
      <span
        role="slider"
        tabIndex={0}
        className={`strip-handle ${end}`}
        aria-label={end === "first" ? "Begin of the span" : "End of the span"}
        aria-valuemin={low}
        aria-valuemax={high}
        aria-valuenow={at}
        aria-valuetext={`${shortTime(binTime(axis, end === "first" ? at : at + 1), axis.step, local)} ${zoneName(local)}`}
        style={{ left: `${((end === "first" ? at : at + 1) / axis.bins) * 100}%` }}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            onBrush(undefined);
            return;
          }
          const next = moved(event, at);
          if (next !== undefined) {
            event.preventDefault();
            const to = Math.max(low, Math.min(high, next));
            onBrush(end === "first" ? { first: to, last } : { first, last: to });
          }
        }}
      />
    );
  };
  return (
    <>
      {handle("first")}
      {handle("last")}
    </>
  );
}
