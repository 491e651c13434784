import { useEffect, useEffectEvent } from "react";
import { currentRoute } from "../../parts/route";
import { closeTab, activeTab, openTab, reopenTab, showNeighbour } from "./tabs";

/** The keys of the query page: tabs with Ctrl and Alt, Escape to cancel. */
export function useQueryKeys(actions: {
  readonly onCancel: () => void;
  readonly onHistory: () => void;
  readonly onEditor: () => void;
}): void {
  const cancel = useEffectEvent(actions.onCancel);
  const history = useEffectEvent(actions.onHistory);
  const editor = useEffectEvent(actions.onEditor);
  useEffect(() => {
    const keys: Readonly<Record<string, () => void>> = {
      KeyN: () => {
        openTab({});
        editor();
      },
      KeyW: () => {
        closeTab(activeTab()?.id ?? "");
        editor();
      },
      KeyZ: () => {
        reopenTab();
        editor();
      },
      KeyH: () => {
        history();
      },
      PageDown: () => {
        showNeighbour(1);
        editor();
      },
      PageUp: () => {
        showNeighbour(-1);
        editor();
      },
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (currentRoute().page !== "query") {
        return;
      }
      // AltGr is Ctrl and Alt on some machines, and writes letters.
      if (event.ctrlKey && event.altKey && !event.getModifierState("AltGraph")) {
        const action = keys[event.code];
        if (action !== undefined) {
          action();
          event.preventDefault();
          event.stopPropagation();
        }
      }
    };
    const onEscape = (event: KeyboardEvent) => {
      const inEditor = event.target instanceof Element && event.target.closest(".editor") !== null;
      if (event.key === "Escape" && !event.defaultPrevented && !inEditor) {
        cancel();
      }
    };
    window.addEventListener("keydown", onKeyDown, true);
    window.addEventListener("keydown", onEscape);
    return () => {
      window.removeEventListener("keydown", onKeyDown, true);
      window.removeEventListener("keydown", onEscape);
    };
  }, []);
}
