import { useEffect, useEffectEvent, useRef } from "react";

/** So long after the last change the address is told, in milliseconds: a drag makes many. */
const PAUSE = 150;

/**
 * Keeps the grid and the text of its tab in step. What the user changes is told by `onText`; another
 * text from outside (an address that was gone to) is handed to `onGiven`. A text that was not
 * wholly understood stays as it is until the user changes something.
 *
 * @param made what the grid is now, as text
 * @param text what the tab has
 * @param onGiven shows a text, and says what it makes of it
 */
export function useGridText(
  made: string,
  text: string,
  onText: (text: string) => void,
  onGiven: (text: string) => string,
): void {
  const last = useRef({ made, text });
  const pending = useRef<string>(undefined);
  const take = useEffectEvent(onGiven);
  const tell = useEffectEvent(() => {
    const next = pending.current;
    pending.current = undefined;
    if (next !== undefined) {
      last.current = { made: next, text: next };
      onText(next);
    }
  });

  useEffect(() => {
    if (text !== last.current.text) {
      last.current = { made: take(text), text };
    }
  }, [text]);

  useEffect(() => {
    if (made === last.current.made) {
      pending.current = undefined;
      return undefined;
    }
    pending.current = made;
    const timer = window.setTimeout(() => {
      tell();
    }, PAUSE);
    return () => {
      window.clearTimeout(timer);
    };
  }, [made]);

  // Who goes away at once loses nothing.
  useEffect(
    () => () => {
      tell();
    },
    [],
  );
}
