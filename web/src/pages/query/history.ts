import type { Now } from "../../api/kusto";
import { createStore } from "../../parts/store";

/** One run of one query. */
export interface HistoryEntry {
  /** When it began, in ISO text. */
  readonly at: string;
  readonly text: string;
  readonly now: Now;
  readonly outcome: "done" | "failed" | "cancelled";
  readonly rows: number;
  readonly milliseconds: number;
  /** Why it failed. */
  readonly message: string;
}

/** Older runs are forgotten beyond so many, and beyond so many characters in all. */
const MAX_ENTRIES = 500;
const MAX_CHARACTERS = 1_000_000;

/** Kept like the tabs: as long as the browser tab lives, and on no disk of ours. */
const STORED = "spoor.history";

const store = createStore<readonly HistoryEntry[]>(stored());

/** The runs, the last one first. */
export const useHistory = store.use;

export function remember(entry: HistoryEntry): void {
  let left = MAX_CHARACTERS;
  store.update((old) =>
    [entry, ...old].slice(0, MAX_ENTRIES).filter(({ text, message }) => {
      left -= text.length + message.length;
      return left >= 0;
    }),
  );
  try {
    window.sessionStorage.setItem(STORED, JSON.stringify(store.get()));
  } catch {
    // No room, or storage is off: the history lives as long as the page.
  }
}

export function clearHistory(): void {
  store.set([]);
  window.sessionStorage.removeItem(STORED);
}

function stored(): readonly HistoryEntry[] {
  try {
    return JSON.parse(window.sessionStorage.getItem(STORED) ?? "[]") as readonly HistoryEntry[];
  } catch {
    return [];
  }
}
