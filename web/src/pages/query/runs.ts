import { RowStore } from "../../rows";
import { isCommand, runCommand } from "../../api/commands";
import { ApiError, type Problem } from "../../api/http";
import { runQuery, type Answer, type Arrival, type Column, type Now } from "../../api/kusto";
import { refreshCase } from "../../parts/caseStore";
import { createStore } from "../../parts/store";
import { remember, type HistoryEntry } from "./history";
import { currentTabs, subscribeTabs } from "./tabs";

/** What was asked: a query within the text of its tab, which began there at `start`. */
export interface Asked {
  readonly text: string;
  readonly start: number;
  readonly now: Now;
  /** The whole text of the tab. */
  readonly within: string;
}

/** Where the last run of a tab stands. Times are in milliseconds. */
export type Run = { readonly asked: Asked } & (
  | { readonly state: "running"; readonly since: number; readonly arrival: Arrival }
  | { readonly state: "cancelled"; readonly rows: number; readonly elapsed: number }
  | {
      readonly state: "failed";
      readonly message: string;
      readonly problems: readonly Problem[];
      readonly elapsed: number;
    }
  | { readonly state: "done"; readonly answer: Answer; readonly elapsed: number }
  /** Its rows were let go to bound the page's memory. */
  | { readonly state: "dropped"; readonly rows: number; readonly elapsed: number }
);

/** The results of tabs that are not shown may hold so many values in all. */
const MAX_BACKGROUND_VALUES = 4_000_000;

const NOTHING: Arrival = { tables: [], rows: 0, percent: undefined };

const store = createStore<ReadonlyMap<string, Run>>(new Map());
const running = new Map<string, AbortController>();

/** Tabs by when they were shown, the last one last. */
let shown: readonly string[] = [];

export function useRun(tab: string): Run | undefined {
  return store.use().get(tab);
}

export function useRuns(): ReadonlyMap<string, Run> {
  return store.use();
}

/** Runs a query for a tab; one that still runs there is cancelled. */
export function startRun(tab: string, asked: Asked): void {
  cancelRun(tab);
  const controller = new AbortController();
  running.set(tab, controller);
  const since = performance.now();
  const at = new Date().toISOString();
  const finish = (run: Run, entry: Pick<HistoryEntry, "outcome" | "rows" | "message">) => {
    if (running.get(tab) === controller) {
      running.delete(tab);
      put(tab, run);
      bound();
    }
    const milliseconds = Math.round(performance.now() - since);
    remember({ at, text: asked.text, now: asked.now, milliseconds, ...entry });
  };
  put(tab, { state: "running", asked, since, arrival: NOTHING });
  let arrived = 0;
  const receiver = {
    sink: (columns: readonly Column[]) => new RowStore(columns),
    onArrival: (arrival: Arrival) => {
      arrived = arrival.rows;
      if (running.get(tab) === controller) {
        put(tab, { state: "running", asked, since, arrival });
      }
    },
  };
  const command = isCommand(asked.text);
  const answered = command
    ? runCommand(asked.text, receiver, controller.signal)
    : runQuery(asked.text, asked.now, receiver, controller.signal);
  answered.then(
    (answer) => {
      if (command && !asked.text.trimStart().startsWith(".show")) {
        refreshCase().catch(() => {
          // What the page knows of the case stays as it was.
        });
      }
      const elapsed = Math.round(performance.now() - since);
      const rows = rowsOf(answer);
      finish({ state: "done", asked, answer, elapsed }, { outcome: "done", rows, message: "" });
    },
    (error: unknown) => {
      const elapsed = Math.round(performance.now() - since);
      if (controller.signal.aborted) {
        const run = { state: "cancelled", asked, rows: arrived, elapsed } as const;
        finish(run, { outcome: "cancelled", rows: arrived, message: "" });
        return;
      }
      const message = error instanceof ApiError ? error.message : "The answer could not be read.";
      const problems = error instanceof ApiError ? error.problems : [];
      const run = { state: "failed", asked, message, problems, elapsed } as const;
      finish(run, { outcome: "failed", rows: 0, message });
    },
  );
}

export function cancelRun(tab: string): void {
  running.get(tab)?.abort();
}

export function rowsOf(answer: Answer): number {
  return answer.tables.reduce((sum, table) => sum + table.rows.length, 0);
}

function put(tab: string, run: Run): void {
  store.update((old) => new Map(old).set(tab, run));
}

/** Lets the rows of the tabs go that were not looked at for longest, as far as it must be. */
function bound(): void {
  const { active } = currentTabs();
  let left = MAX_BACKGROUND_VALUES;
  for (const tab of shown.toReversed()) {
    const run = store.get().get(tab);
    if (tab !== active && run?.state === "done") {
      left -= run.answer.tables.reduce(
        (sum, table) => sum + table.rows.length * table.columns.length,
        0,
      );
      if (left < 0) {
        const { asked, elapsed } = run;
        put(tab, { state: "dropped", asked, rows: rowsOf(run.answer), elapsed });
      }
    }
  }
}

/** What belongs to closed tabs goes; the tab that is shown was seen last. */
subscribeTabs(() => {
  const { open, active } = currentTabs();
  const ids = new Set(open.map((tab) => tab.id));
  if (shown.at(-1) !== active) {
    shown = [...shown.filter((tab) => tab !== active && ids.has(tab)), active];
    bound();
  }
  for (const tab of store.get().keys()) {
    if (!ids.has(tab)) {
      cancelRun(tab);
      running.delete(tab);
      store.update((old) => new Map([...old].filter(([other]) => other !== tab)));
    }
  }
});

window.addEventListener("pagehide", () => {
  running.forEach((controller) => {
    controller.abort();
  });
});
