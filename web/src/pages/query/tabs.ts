import type { Now } from "../../api/kusto";
import { wishes } from "../../parts/openQuery";
import { createStore } from "../../parts/store";

export type View = "chart" | "table";

/** A tab: a text, and how its result is looked at. */
export interface QueryTab {
  readonly id: string;
  /** Given by the user; empty: the tab is called after its text. */
  readonly name: string;
  readonly text: string;
  readonly now: Now;
  /** Undefined: the chart where there is one. */
  readonly view: View | undefined;
  /** Filters, order and hidden columns of the grid, as the grid writes them; empty: none. */
  readonly grid: string;
  /** Whether it came with an address and nobody has run or changed it yet. */
  readonly arrived: boolean;
}

export interface Tabs {
  readonly open: readonly QueryTab[];
  readonly active: string;
  /** Closed ones, the last one last. */
  readonly closed: readonly QueryTab[];
}

/** More tabs than this are not kept over a reload, nor are longer texts in all. */
const MAX_TABS = 50;
const MAX_CHARACTERS = 2_000_000;
const MAX_CLOSED = 20;

/**
 * The tabs are kept in the browser tab's own storage: they outlive a reload, and not the browser
 * tab. Queries may hold evidence, which has no place on a disk outside of the case.
 */
const STORED = "spoor.tabs";
const WAIT = 200;

const store = createStore<Tabs>(stored());

export const useTabs = store.use;
export const currentTabs = store.get;
export const subscribeTabs = store.subscribe;

/** The tab that is shown; nothing before the first one is made. */
export function activeTab(): QueryTab | undefined {
  return store.get().open.find((tab) => tab.id === store.get().active);
}

/** Opens a tab after the active one and shows it; the answer is its id. */
export function openTab(tab: Partial<Omit<QueryTab, "id">>): string {
  const made: QueryTab = {
    id: crypto.randomUUID(),
    name: "",
    text: "",
    now: "clock",
    view: undefined,
    grid: "",
    arrived: false,
    ...tab,
  };
  store.update((old) => {
    const at = old.open.findIndex(({ id }) => id === old.active) + 1;
    return {
      ...old,
      open: [...old.open.slice(0, at), made, ...old.open.slice(at)],
      active: made.id,
    };
  });
  return made.id;
}

/** Closes a tab and shows its neighbour; the last one leaves an empty one behind. */
export function closeTab(id: string): void {
  const { open } = store.get();
  const at = open.findIndex((tab) => tab.id === id);
  const tab = open[at];
  if (tab === undefined) {
    return;
  }
  if (open.length === 1) {
    openTab({});
  }
  store.update((old) => {
    const left = old.open.filter((other) => other.id !== id);
    const next = left[Math.min(at, left.length - 1)]?.id ?? "";
    return {
      open: left,
      active: old.active === id ? next : old.active,
      closed: tab.text.trim() === "" ? old.closed : [...old.closed, tab].slice(-MAX_CLOSED),
    };
  });
}

/** Opens again what was closed last. */
export function reopenTab(): void {
  const tab = store.get().closed.at(-1);
  if (tab !== undefined) {
    store.update((old) => ({ ...old, closed: old.closed.slice(0, -1) }));
    openTab(tab);
  }
}

export function showTab(id: string): void {
  store.update((old) => (old.open.some((tab) => tab.id === id) ? { ...old, active: id } : old));
}

/** Shows the tab that is so many places away, round the end. */
export function showNeighbour(step: number): void {
  const { open, active } = store.get();
  const at = open.findIndex((tab) => tab.id === active);
  const next = open[(at + step + open.length) % open.length];
  if (next !== undefined) {
    showTab(next.id);
  }
}

/** Moves a tab to a place among the others. */
export function moveTab(id: string, place: number): void {
  store.update((old) => {
    const tab = old.open.find((other) => other.id === id);
    const rest = old.open.filter((other) => other.id !== id);
    const at = Math.max(0, Math.min(place, rest.length));
    return tab === undefined
      ? old
      : { ...old, open: [...rest.slice(0, at), tab, ...rest.slice(at)] };
  });
}

export function changeTab(id: string, change: Partial<Omit<QueryTab, "id">>): void {
  store.update((old) => ({
    ...old,
    open: old.open.map((tab) => (tab.id === id ? { ...tab, ...change } : tab)),
  }));
}

/** Forgets all tabs, also what is kept of them. */
export function clearTabs(): void {
  store.set({ open: [], active: "", closed: [] });
  openTab({});
}

/** What a tab is called: its name, else the first line of its text that is no comment. */
export function titleOf(tab: QueryTab): string {
  if (tab.name !== "") {
    return tab.name;
  }
  const line = tab.text
    .split("\n")
    .map((one) => one.trim())
    .find((one) => one !== "" && !one.startsWith("//"));
  return line === undefined ? "New query" : line.slice(0, 60);
}

/** Takes up the queries that other parts of the page want opened; `run` starts those that shall run. */
export function takeWishes(run: (tab: QueryTab) => void): () => void {
  const take = () => {
    for (const wish of wishes.take()) {
      const id = openTab({ text: wish.text, name: wish.name });
      const tab = activeTab();
      if (wish.run && tab?.id === id) {
        run(tab);
      }
    }
  };
  take();
  return wishes.subscribe(take);
}

function stored(): Tabs {
  const none = { open: [], active: "", closed: [] };
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(STORED) ?? "null") as Tabs | null;
    return kept === null ? none : { ...kept, closed: [] };
  } catch {
    return none;
  }
}

let saving: number | undefined;

function save(): void {
  window.clearTimeout(saving);
  saving = undefined;
  const { open, active } = store.get();
  let left = MAX_CHARACTERS;
  const kept = open.slice(0, MAX_TABS).filter((tab) => {
    left -= tab.text.length + tab.grid.length;
    return left >= 0;
  });
  try {
    window.sessionStorage.setItem(STORED, JSON.stringify({ open: kept, active }));
  } catch {
    // No room, or storage is off: the tabs live as long as the page.
  }
}

store.subscribe(() => {
  saving ??= window.setTimeout(save, WAIT);
});
window.addEventListener("pagehide", save);
