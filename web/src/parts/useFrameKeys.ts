import { useEffect, useEffectEvent } from "react";
import { isTyping, letterKeysAreOn } from "./keys";
import type { PageName } from "./route";

const GO: Readonly<Record<string, PageName>> = { a: "account", q: "query", h: "help" };

/** A second key belongs to the first one if it comes within this time, in milliseconds. */
const TOGETHER = 1500;

/** The keys that work on every page: `g a`, `g q`, `g h`, `?`, and F6 from part to part. */
export function useFrameKeys(onPage: (page: PageName) => void, onHelp: () => void): void {
  const page = useEffectEvent(onPage);
  const help = useEffectEvent(onHelp);
  useEffect(() => {
    let going = Number.NEGATIVE_INFINITY;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "F6") {
        focusPart(event.shiftKey ? -1 : 1);
        event.preventDefault();
        return;
      }
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
      if (!plain || isTyping(event.target) || !letterKeysAreOn()) {
        return;
      }
      const to = GO[event.key];
      if (event.key === "?") {
        help();
        event.preventDefault();
      } else if (to !== undefined && event.timeStamp - going < TOGETHER) {
        page(to);
        event.preventDefault();
      }
      going = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
    };
    // Before the editor, which takes F6 for nothing of its own but stops what it does not know.
    window.addEventListener("keydown", onKeyDown, true);
    return () => {
      window.removeEventListener("keydown", onKeyDown, true);
    };
  }, []);
}

/** Puts the focus into the next part that is marked `data-part`, where there is something to use. */
function focusPart(step: 1 | -1): void {
  const parts = [...document.querySelectorAll<HTMLElement>("[data-part]")].filter(
    (part) => part.getClientRects().length > 0 && firstIn(part) !== undefined,
  );
  const at = parts.findIndex((part) => part.contains(document.activeElement));
  const from = at < 0 && step < 0 ? 0 : at;
  const part = parts[(from + step + parts.length) % parts.length];
  if (part !== undefined) {
    firstIn(part)?.focus();
  }
}

const USABLE =
  "textarea, input:not([disabled]), button:not([disabled]):not([tabindex='-1']), select, a[href], [tabindex='0']";

function firstIn(part: HTMLElement): HTMLElement | undefined {
  return [...part.querySelectorAll<HTMLElement>(USABLE)].find(
    (element) => element.getClientRects().length > 0,
  );
}
