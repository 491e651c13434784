import { hrefOf, navigate } from "./route";
import { createStore } from "./store";

/** A query that some part of the page wants opened. */
export interface QueryWish {
  readonly text: string;
  readonly name: string;
  readonly run: boolean;
}

/** The wishes that the query page has not taken up yet. */
export const wishes = createStore<readonly QueryWish[]>([]);

/**
 * Opens a query in a new tab of the query page, from anywhere. It runs only where `run` says so,
 * which is for what the user asked for by a click of their own; an address never runs anything.
 */
export function openQuery(
  text: string,
  options: { readonly run?: boolean; readonly name?: string } = {},
): void {
  const wish = { text, name: options.name ?? "", run: options.run ?? false };
  wishes.update((old) => [...old, wish]);
  navigate(hrefOf("query"));
}
