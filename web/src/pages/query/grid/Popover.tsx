import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A small window at a spot; Escape and a press outside close it, and give the focus back. */
export function Popover(properties: {
  readonly at: Spot;
  readonly label: string;
  readonly role: "menu" | "dialog";
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { at, onClose } = properties;
  const box = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState(at);

  useLayoutEffect(() => {
    const target = box.current;
    if (target === null) {
      return undefined;
    }
    const place = () => {
      setSpot({
        x: Math.max(4, Math.min(at.x, window.innerWidth - target.offsetWidth - 8)),
        y: Math.max(4, Math.min(at.y, window.innerHeight - target.offsetHeight - 8)),
      });
    };
    place();
    // What it shows may come in later and be larger.
    const observer = new ResizeObserver(place);
    observer.observe(target);
    return () => {
      observer.disconnect();
    };
  }, [at]);

  useEffect(() => {
    const before = document.activeElement;
    items(box.current)[0]?.focus();
    return () => {
      if (before instanceof HTMLElement && document.contains(before)) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) {
        onClose();
      }
    };
    document.addEventListener("pointerdown", outside, true);
    return () => {
      document.removeEventListener("pointerdown", outside, true);
    };
  }, [onClose]);

  return createPortal(
    <div
      ref={box}
      className="popover"
      role={properties.role}
      aria-label={properties.label}
      style={{ left: spot.x, top: spot.y }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape" || (event.key === "Tab" && properties.role === "menu")) {
          onClose();
          event.preventDefault();
        } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          step(box.current, event.key === "ArrowDown" ? 1 : -1);
          event.preventDefault();
        } else if (properties.role === "menu" && /^\p{L}$/u.test(event.key) && !event.ctrlKey) {
          stepTo(box.current, event.key);
          event.preventDefault();
        }
      }}
      onContextMenu={(event) => {
        event.preventDefault();
      }}
    >
      {properties.children}
    </div>,
    document.body,
  );
}

/** One thing that a menu does. */
export function MenuItem(properties: {
  readonly onChoose: () => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className="menu-item"
      disabled={properties.disabled ?? false}
      onClick={properties.onChoose}
    >
      {properties.children}
    </button>
  );
}

function items(box: HTMLElement | null): readonly HTMLElement[] {
  return Array.from(
    box?.querySelectorAll<HTMLElement>("button:not(:disabled), input, select") ?? [],
  );
}

function step(box: HTMLElement | null, by: number): void {
  const all = items(box);
  const at = all.findIndex((item) => item === document.activeElement);
  all[(at + by + all.length) % all.length]?.focus();
}

/** The next item that begins with a letter. */
function stepTo(box: HTMLElement | null, letter: string): void {
  const all = items(box);
  const at = all.findIndex((item) => item === document.activeElement);
  const next = [...all.slice(at + 1), ...all.slice(0, at + 1)].find((item) =>
    item.textContent.toLowerCase().startsWith(letter.toLowerCase()),
  );
  next?.focus();
}
