import { useSyncExternalStore } from "react";

const QUERY = window.matchMedia("(prefers-color-scheme: dark)");

/** Whether the user's system asks for a dark page. */
export function useDark(): boolean {
  return useSyncExternalStore(subscribe, () => QUERY.matches);
}

function subscribe(changed: () => void): () => void {
  QUERY.addEventListener("change", changed);
  return () => {
    QUERY.removeEventListener("change", changed);
  };
}
