import { useState, type ReactNode } from "react";

const LEAST = 260;
/** Pixels that the rows keep. */
const ROWS = 240;
const STEP = 24;
const STORED = "spoor.detailWidth";

/** The width of the row detail, as it was left last: a measure is no evidence and may be kept. */
export function useDetailWidth(): readonly [number, (width: number) => void] {
  const [width, setWidth] = useState(() => {
    const kept = Number(window.localStorage.getItem(STORED));
    return bounded(kept > 0 ? kept : standard());
  });
  return [
    width,
    (next) => {
      setWidth(bounded(next));
      window.localStorage.setItem(STORED, String(bounded(next)));
    },
  ];
}

function bounded(width: number): number {
  return Math.round(Math.max(LEAST, Math.min(width, most())));
}

function most(): number {
  return Math.max(LEAST, window.innerWidth - 2 * ROWS);
}

function standard(): number {
  return Math.max(384, Math.min(640, window.innerWidth * 0.28));
}

/** The bar between the rows and the row that is shown whole: the mouse and the arrow keys move it. */
export function DetailBar(properties: {
  readonly width: number;
  readonly onWidth: (width: number) => void;
}): ReactNode {
  const { width, onWidth } = properties;
  const [drag, setDrag] = useState<number>();
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: width + STEP,
    ArrowRight: width - STEP,
    Home: most(),
    End: LEAST,
  };
  return (
    <div
      className="split-bar detail-bar"
      role="separator"
      tabIndex={0}
      aria-label="Size of the row detail"
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={LEAST}
      aria-valuemax={most()}
      title="Drag, or arrow keys; twice: as it was"
      onKeyDown={(event) => {
        const next = keys[event.key];
        if (next !== undefined) {
          onWidth(next);
          event.preventDefault();
        }
      }}
      onDoubleClick={() => {
        onWidth(standard());
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag(event.clientX + width);
      }}
      onPointerMove={(event) => {
        if (drag !== undefined) {
          onWidth(drag - event.clientX);
        }
      }}
      onPointerUp={() => {
        setDrag(undefined);
      }}
      onPointerCancel={() => {
        setDrag(undefined);
      }}
    />
  );
}
