import { getAccount, getSchema, type Account, type Schema } from "../api/case";
import { getHunts, type Hunt } from "../api/hunts";
import { createStore } from "./store";

/** What the page knows of the case; the account and the hunts come after the schema. */
export interface CaseState {
  readonly schema: Schema;
  readonly account: Account | undefined;
  readonly hunts: readonly Hunt[] | undefined;
}

const store = createStore<CaseState>({
  schema: { database: "", tables: [], functions: [], stored: [], miners: [], words: [] },
  account: undefined,
  hunts: undefined,
});

export const useCase = store.use;

/** Reads the case for the first time; returns when the schema is there. */
export async function openCase(): Promise<void> {
  const [schema] = await Promise.all([getSchema(), refreshAccount(), refreshHunts()]);
  store.update((old) => ({ ...old, schema }));
}

/** After a load: tables, account and hunts may be others. */
export async function refreshCase(): Promise<void> {
  await Promise.all([refreshSchema(), refreshAccount(), refreshHunts()]);
}

/** After a stored function has changed, or a table was written. */
export async function refreshSchema(): Promise<void> {
  const schema = await getSchema();
  store.update((old) => ({ ...old, schema }));
}

/** A hunt has run. */
export function replaceHunt(ran: Hunt): void {
  store.update((old) => ({
    ...old,
    hunts: old.hunts?.map((hunt) => (hunt.name === ran.name ? ran : hunt)),
  }));
}

async function refreshAccount(): Promise<void> {
  const account = await getAccount();
  store.update((old) => ({ ...old, account }));
}

async function refreshHunts(): Promise<void> {
  const hunts = await getHunts();
  store.update((old) => ({ ...old, hunts }));
}
