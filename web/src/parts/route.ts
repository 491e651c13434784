import { createStore } from "./store";

/** The pages, in the order of the bar. */
export const PAGES = ["account", "query", "help"] as const;

export type PageName = (typeof PAGES)[number];

/**
 * Where the page stands. It is all in the fragment of the address, which no browser sends to a
 * server: `#/help/functions/ago?find=time` is the page `help`, the path `["functions", "ago"]` and
 * the parameter `find`.
 */
export interface Route {
  readonly page: PageName;
  readonly path: readonly string[];
  readonly parameters: URLSearchParams;
}

/** A fragment as a route; what names no page is home. */
export function parseRoute(hash: string): Route {
  const [place = "", query = ""] = split(hash.replace(/^#?\/?/, ""));
  const [name, ...path] = place.split("/").map(decoded);
  const page = PAGES.find((known) => known === name);
  return page === undefined
    ? { page: "account", path: [], parameters: new URLSearchParams() }
    : { page, path, parameters: new URLSearchParams(query) };
}

/** The fragment of a page: `#/help/functions/ago`. */
export function hrefOf(
  page: PageName,
  path: readonly string[] = [],
  parameters?: URLSearchParams,
): string {
  const query = parameters?.toString() ?? "";
  const place = [page, ...path.map(encodeURIComponent)].join("/");
  return `#/${place}${query === "" ? "" : `?${query}`}`;
}

const route = createStore<Route>(parseRoute(window.location.hash));

window.addEventListener("popstate", () => {
  route.set(parseRoute(window.location.hash));
});

export function useRoute(): Route {
  return route.use();
}

export function currentRoute(): Route {
  return route.get();
}

export const subscribeRoute = route.subscribe;

/**
 * Goes to a fragment; `replace` takes the place of the present entry of the browser's history, and
 * `state` is what the browser keeps with the entry.
 */
export function navigate(
  href: string,
  { replace = false, state = null }: { readonly replace?: boolean; readonly state?: unknown } = {},
): void {
  const kept = JSON.stringify(window.history.state) === JSON.stringify(state);
  if (href === window.location.hash && (state === null || kept)) {
    return;
  }
  if (replace || href === window.location.hash) {
    window.history.replaceState(state, "", href);
  } else {
    window.history.pushState(state, "", href);
  }
  route.set(parseRoute(href));
}

function split(text: string): readonly string[] {
  const at = text.indexOf("?");
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** An address may be typed by hand: what is no encoding stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
