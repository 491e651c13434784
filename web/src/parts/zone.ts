import { useSyncExternalStore } from "react";

/** In which zone the page writes times: the one setting of grid, pictures and account. */
export type Zone = "utc" | "local";

const STORED = "spoor.zone";
const listeners = new Set<() => void>();

let current: Zone = stored();

function stored(): Zone {
  try {
    return window.localStorage.getItem(STORED) === "local" ? "local" : "utc";
  } catch {
    return "utc";
  }
}

/** The zone now; a page without the switch writes UTC. */
export function zoneNow(): Zone {
  return current;
}

export function setZone(zone: Zone): void {
  current = zone;
  try {
    window.localStorage.setItem(STORED, zone);
  } catch {
    // The setting lasts as long as the page.
  }
  for (const listener of listeners) {
    listener();
  }
}

/** The zone, and drawn again when it changes. */
export function useZone(): Zone {
  return useSyncExternalStore(subscribe, zoneNow);
}

function subscribe(changed: () => void): () => void {
  const other = (event: StorageEvent) => {
    if (event.key === STORED) {
      current = stored();
      changed();
    }
  };
  listeners.add(changed);
  window.addEventListener("storage", other);
  return () => {
    listeners.delete(changed);
    window.removeEventListener("storage", other);
  };
}
