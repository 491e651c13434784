import {
  endLoad,
  getLoads,
  handOver,
  isOver,
  loadPaths,
  offerFiles,
  startLoad,
  type Chosen,
  type Load,
  type Loads,
} from "../../../api/loads";
import { refreshCase } from "../../../parts/caseStore";
import { createStore } from "../../../parts/store";

/** What the page knows of the loads; it lives beside the pages, so that leaving one ends nothing. */
export interface LoadsState {
  readonly known: Loads | undefined;
  /** Loads whose bytes this page is handing over. */
  readonly sending: ReadonlySet<string>;
  /** Why the last wish was not met. */
  readonly failed: string;
}

const INTERVAL = 400;

/** Requests with bytes of files at a time. */
const AT_ONCE = 4;

const store = createStore<LoadsState>({ known: undefined, sending: new Set(), failed: "" });

export const useLoads = store.use;

const senders = new Map<string, AbortController>();
let timer: number | undefined;
let asking = false;

/** Looks at the loads now, and again as long as one of them goes on. */
export async function watchLoads(): Promise<void> {
  window.clearTimeout(timer);
  if (asking) {
    timer = window.setTimeout(look, INTERVAL);
    return;
  }
  asking = true;
  try {
    const before = store.get().known?.loads ?? [];
    const known = await getLoads();
    store.update((old) => ({ ...old, known }));
    if (ended(before, known.loads)) {
      await refreshCase();
    }
    if (known.loads.some((load) => !isOver(load))) {
      timer = window.setTimeout(look, INTERVAL);
    }
  } catch {
    timer = window.setTimeout(look, 5 * INTERVAL);
  } finally {
    asking = false;
  }
}

function look(): void {
  void watchLoads();
}

/** Whether a load that went on before is over now: the case may be another one. */
function ended(before: readonly Load[], now: readonly Load[]): boolean {
  return before.some(
    (old) => !isOver(old) && now.some((load) => load.id === old.id && isOver(load)),
  );
}

function fail(error: unknown): void {
  const failed = error instanceof Error ? error.message : "The load did not begin.";
  store.update((old) => ({ ...old, failed }));
}

export function forgetFailure(): void {
  store.update((old) => ({ ...old, failed: "" }));
}

/** Loads files or folders of the server. */
export async function loadOfServer(path: string): Promise<boolean> {
  forgetFailure();
  try {
    await loadPaths([path]);
    await watchLoads();
    return true;
  } catch (error) {
    fail(error);
    return false;
  }
}

/** Hands files of this machine over and loads them. */
export async function loadOfBrowser(chosen: readonly Chosen[]): Promise<void> {
  forgetFailure();
  if (chosen.length === 0) {
    return;
  }
  let load: Load;
  try {
    load = await offerFiles(chosen);
  } catch (error) {
    fail(error);
    return;
  }
  const controller = new AbortController();
  senders.set(load.id, controller);
  sending();
  void watchLoads();
  try {
    await handAllOver(load, chosen, controller.signal);
    await startLoad(load.id, false);
  } catch (error) {
    if (!controller.signal.aborted) {
      fail(error);
    }
  } finally {
    senders.delete(load.id);
    sending();
    void watchLoads();
  }
}

function sending(): void {
  store.update((old) => ({ ...old, sending: new Set(senders.keys()) }));
}

async function handAllOver(
  load: Load,
  chosen: readonly Chosen[],
  signal: AbortSignal,
): Promise<void> {
  const left = [...load.missing];
  const work = async () => {
    for (let number = left.shift(); number !== undefined; number = left.shift()) {
      const one = chosen[number];
      if (one !== undefined) {
        await handOver(load.id, number, one.file, signal);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** Cancels a load, or takes one that is over from the list. */
export async function cancelLoad(id: string): Promise<void> {
  senders.get(id)?.abort();
  try {
    await endLoad(id);
  } catch (error) {
    fail(error);
  }
  await watchLoads();
}

/** Loads those files of a load that have come. */
export async function loadWhatCame(id: string): Promise<void> {
  try {
    await startLoad(id, true);
  } catch (error) {
    fail(error);
  }
  await watchLoads();
}

window.addEventListener("beforeunload", (event) => {
  if (senders.size > 0) {
    event.preventDefault();
  }
});
