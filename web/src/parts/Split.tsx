import { useState, type KeyboardEvent, type ReactNode } from "react";

const LEAST = 120;
const STEP = 24;

/** Two parts with a bar between them that the mouse and the arrow keys move. */
export function Split(properties: {
  readonly direction: "row" | "column";
  readonly name: string;
  /** Pixels of the first part. */
  readonly initial: number;
  readonly first: ReactNode;
  readonly second: ReactNode;
}): ReactNode {
  const { direction, name } = properties;
  const [size, setSize] = useState(properties.initial);
  const [drag, setDrag] = useState<number>();
  const resize = (next: number) => {
    const room = direction === "row" ? window.innerWidth : window.innerHeight;
    setSize(Math.max(LEAST, Math.min(next, room - 2 * LEAST)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const less = direction === "row" ? "ArrowLeft" : "ArrowUp";
    const more = direction === "row" ? "ArrowRight" : "ArrowDown";
    if (event.key === less || event.key === more) {
      resize(size + (event.key === more ? STEP : -STEP));
      event.preventDefault();
    }
  };
  return (
    <div className={`split ${direction}`}>
      <div className="split-part" style={{ flexBasis: size }}>
        {properties.first}
      </div>
      <div
        className="split-bar"
        role="separator"
        tabIndex={0}
        aria-label={`Size of the ${name}`}
        aria-orientation={direction === "row" ? "vertical" : "horizontal"}
        aria-valuenow={size}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag((direction === "row" ? event.clientX : event.clientY) - size);
        }}
        onPointerMove={(event) => {
          if (drag !== undefined) {
            resize((direction === "row" ? event.clientX : event.clientY) - drag);
          }
        }}
        onPointerUp={() => {
          setDrag(undefined);
        }}
      />
      <div className="split-rest">{properties.second}</div>
    </div>
  );
}
