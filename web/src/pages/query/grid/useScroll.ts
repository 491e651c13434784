import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { flushSync } from "react-dom";

/** Browsers cut elements off at some 17 to 33 million pixels; a million rows are 26 million. */
const HIGHEST = 8_000_000;
/** After so many milliseconds without a scroll the scroll bar is put where it belongs. */
const SETTLED = 140;
/** So long after the wheel turned a scroll is the wheel's; others to an end mean the end. */
const WHEELED = 400;

/** What is in sight. */
export interface Sight {
  /** Pixels of rows above the first line in sight, however many there are. */
  readonly offset: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

export interface Scroll {
  /** For the element that scrolls. */
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly sight: Sight;
  /** Height to give to what is scrolled, in pixels. */
  readonly space: number;
  /** Scrolls so far that a line is in sight. */
  readonly reveal: (line: number) => void;
  readonly revealColumn: (left: number, width: number, fixed: number) => void;
}

/**
 * Scrolls lines of one height, of which there may be millions. Where their height is more than a
 * browser allows, the scroll bar is a smaller picture of it: a small move scrolls by as many pixels,
 * a large one to the same share of the whole.
 */
export function useScroll(lines: number, lineHeight: number, headHeight: number): Scroll {
  const scroller = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState<Sight>({ offset: 0, left: 0, width: 1200, height: 400 });
  const now = useRef(sight);
  const barTop = useRef(0);
  const wheeled = useRef(Number.NEGATIVE_INFINITY);
  const settling = useRef<number>(undefined);
  const whole = lines * lineHeight;
  const space = Math.min(HIGHEST, whole + headHeight);
  const scaled = whole + headHeight > HIGHEST;
  const most = Math.max(0, whole + headHeight - sight.height);

  const show = useCallback((next: Sight) => {
    now.current = next;
    setSight(next);
  }, []);

  /** Puts the scroll bar to the share of the whole that is above what is in sight. */
  const settle = useCallback(() => {
    const target = scroller.current;
    if (target === null || !scaled) {
      return;
    }
    const bar = target.scrollHeight - target.clientHeight;
    const end = whole + headHeight - target.clientHeight;
    const { offset } = now.current;
    const top = offset <= 0 ? 0 : offset >= end ? bar : clamp((offset / end) * bar, 1, bar - 1);
    target.scrollTop = top;
    barTop.current = target.scrollTop;
  }, [headHeight, scaled, whole]);

  useLayoutEffect(() => {
    const target = scroller.current;
    if (target === null) {
      return undefined;
    }
    const onScroll = () => {
      const bar = target.scrollHeight - target.clientHeight;
      const end = Math.max(0, whole + headHeight - target.clientHeight);
      const top = target.scrollTop;
      const moved = top - barTop.current;
      let { offset } = now.current;
      if (!scaled) {
        offset = top;
      } else if ((top <= 0 || top >= bar - 1) && performance.now() - wheeled.current > WHEELED) {
        offset = top <= 0 ? 0 : end;
      } else if (Math.abs(moved) <= 3 * target.clientHeight) {
        offset = clamp(offset + moved, 0, end);
      } else {
        offset = bar <= 0 ? 0 : (top / bar) * end;
      }
      barTop.current = top;
      const next = {
        offset,
        left: target.scrollLeft,
        width: target.clientWidth,
        height: target.clientHeight,
      };
      // Before the browser draws this frame, so that no frame shows what was in sight before.
      flushSync(() => {
        show(next);
      });
      if (scaled) {
        window.clearTimeout(settling.current);
        const near = top < target.clientHeight || bar - top < target.clientHeight;
        settling.current = window.setTimeout(settle, near ? 0 : SETTLED);
      }
    };
    const onWheel = () => {
      wheeled.current = performance.now();
    };
    const onSize = () => {
      const end = Math.max(0, whole + headHeight - target.clientHeight);
      show({
        offset: Math.min(now.current.offset, end),
        left: target.scrollLeft,
        width: target.clientWidth,
        height: target.clientHeight,
      });
    };
    const observer = new ResizeObserver(onSize);
    observer.observe(target);
    target.addEventListener("scroll", onScroll, { passive: true });
    target.addEventListener("wheel", onWheel, { passive: true });
    return () => {
      observer.disconnect();
      target.removeEventListener("scroll", onScroll);
      target.removeEventListener("wheel", onWheel);
      window.clearTimeout(settling.current);
    };
  }, [headHeight, scaled, settle, show, whole]);

  const reveal = useCallback(
    (line: number) => {
      const target = scroller.current;
      if (target === null) {
        return;
      }
      const room = target.clientHeight - headHeight;
      const top = line * lineHeight;
      const { offset } = now.current;
      const next =
        top < offset ? top : top + lineHeight > offset + room ? top + lineHeight - room : offset;
      if (next === offset) {
        return;
      }
      if (scaled) {
        show({ ...now.current, offset: Math.max(0, next) });
        settle();
      } else {
        target.scrollTop = next;
      }
    },
    [headHeight, lineHeight, scaled, settle, show],
  );

  const revealColumn = useCallback((left: number, width: number, fixed: number) => {
    const target = scroller.current;
    if (target === null) {
      return;
    }
    if (left - fixed < target.scrollLeft) {
      target.scrollLeft = left - fixed;
    } else if (left + width > target.scrollLeft + target.clientWidth) {
      target.scrollLeft = left + width - target.clientWidth;
    }
  }, []);

  return {
    scroller,
    sight: sight.offset > most ? { ...sight, offset: most } : sight,
    space,
    reveal,
    revealColumn,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
