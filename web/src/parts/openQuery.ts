import { hrefOf, navigate } from "./route";

/** A query that some part of the page wants opened. */
export interface QueryWish {
  readonly text: string;
  readonly name: string;
  readonly run: boolean;
}

let waiting: readonly QueryWish[] = [];
let tell: () => void = () => {
  // the query page takes them up when it is first shown
};

/** The wishes that the query page has not taken up yet. */
export const wishes = {
  take: (): readonly QueryWish[] => {
    const taken = waiting;
    waiting = [];
    return taken;
  },
  subscribe: (come: () => void): (() => void) => {
    tell = come;
    return () => {
      tell = () => {
        // nobody listens
      };
    };
  },
};

/**
 * Opens a query in a new tab of the query page, from anywhere. It runs only where `run` says so,
 * which is for what the user asked for by a click of their own; an address never runs anything.
 */
export function openQuery(
  text: string,
  options: { readonly run?: boolean; readonly name?: string } = {},
): void {
  waiting = [...waiting, { text, name: options.name ?? "", run: options.run ?? false }];
  navigate(hrefOf("query"));
  tell();
}
