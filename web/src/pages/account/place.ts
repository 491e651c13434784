import { currentRoute, hrefOf, navigate, subscribeRoute } from "../../parts/route";
import { createStore } from "../../parts/store";
import {
  HOME,
  readAccount,
  writeAccount,
  type AccountRead,
  type AccountState,
} from "./accountText";

/** So long after the last key or move the address is told, in milliseconds: a drag makes many. */
const PAUSE = 150;

/**
 * How the account is looked at, in step with the address. It stays while another page is shown, and
 * who comes back to the account by its bare name finds it as it was left.
 */
const place = createStore<AccountRead>({ state: HOME, remarks: [] });

let timer: number | undefined;
let written = "";
let away = true;

export const usePlace = place.use;

/**
 * Looks at another thing. What is opened is a step that the browser goes back from; what is typed or
 * dragged changes the present one. The state is there at once, for it the address waits a moment.
 */
export function look(
  change: Partial<AccountState>,
  { step = false }: { readonly step?: boolean } = {},
): void {
  if (step && timer !== undefined) {
    write(true);
  }
  place.update((old) => ({ state: { ...old.state, ...change }, remarks: [] }));
  window.clearTimeout(timer);
  if (step) {
    write(false);
  } else {
    timer = window.setTimeout(() => {
      write(true);
    }, PAUSE);
  }
}

function write(replace: boolean): void {
  window.clearTimeout(timer);
  timer = undefined;
  if (currentRoute().page === "account") {
    const { path, parameters } = writeAccount(place.get().state);
    written = hrefOf("account", path, parameters);
    navigate(written, { replace });
  }
}

function follow(): void {
  const { page, path, parameters } = currentRoute();
  const back = away;
  away = page !== "account";
  if (away) {
    return;
  }
  const bare = path.length === 0 && parameters.size === 0;
  if (hrefOf("account", path, parameters) === written || (back && bare)) {
    if (back && place.get().state !== HOME) {
      write(true);
    }
    return;
  }
  window.clearTimeout(timer);
  timer = undefined;
  written = "";
  place.set(readAccount(path, parameters));
}

subscribeRoute(follow);
follow();
