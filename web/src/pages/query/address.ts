import type { Now } from "../../api/kusto";
import { currentRoute, hrefOf, navigate, subscribeRoute } from "../../parts/route";
import {
  activeTab,
  changeTab,
  currentTabs,
  openTab,
  showTab,
  subscribeTabs,
  type QueryTab,
  type View,
} from "./tabs";

/** What an address tells of a tab. */
export type Addressed = Pick<QueryTab, "text" | "name" | "now" | "view" | "grid">;

/** Longer texts are packed; what is then still too long has no address. */
const PLAIN = 1_200;
const LONGEST = 60_000;

/** A packed text may unpack to so many bytes, no more. */
const MAX_UNPACKED = 4 << 20;

const WAIT = 250;

/** The address of a tab, all in its fragment; nothing where the text is too long for one. */
export async function addressOf(tab: Addressed): Promise<string | undefined> {
  const parameters = new URLSearchParams();
  await put(parameters, "q", tab.text);
  if (tab.now !== "clock") {
    parameters.set("now", tab.now === "last-event" ? tab.now : tab.now.at);
  }
  if (tab.view !== undefined) {
    parameters.set("view", tab.view);
  }
  if (tab.grid !== "") {
    await put(parameters, "grid", tab.grid);
  }
  if (tab.name !== "") {
    parameters.set("name", tab.name);
  }
  const href = hrefOf("query", [], parameters);
  return href.length > LONGEST ? undefined : href;
}

/** What the parameters of an address tell; nothing where they hold no query. */
export async function readAddress(parameters: URLSearchParams): Promise<Addressed | undefined> {
  const text = await take(parameters, "q");
  if (text === undefined) {
    return undefined;
  }
  const now = parameters.get("now") ?? "clock";
  const view = parameters.get("view");
  return {
    text,
    name: parameters.get("name") ?? "",
    now: now === "clock" || now === "last-event" ? now : ({ at: now } satisfies Now),
    view: view === "chart" || view === "table" ? (view satisfies View) : undefined,
    grid: (await take(parameters, "grid")) ?? "",
  };
}

async function put(parameters: URLSearchParams, name: string, text: string): Promise<void> {
  if (text.length <= PLAIN) {
    parameters.set(name, text);
  } else {
    parameters.set(`${name}z`, await packed(text));
  }
}

async function take(parameters: URLSearchParams, name: string): Promise<string | undefined> {
  const plain = parameters.get(name);
  const pack = parameters.get(`${name}z`);
  return plain ?? (pack === null ? undefined : unpacked(pack));
}

/** Deflated, in base64 of the alphabet that addresses know. */
async function packed(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const characters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(characters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** Nothing for what is no packed text, or for one that would fill the memory. */
async function unpacked(pack: string): Promise<string | undefined> {
  try {
    const characters = atob(pack.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(characters, (character) => character.charCodeAt(0));
    const reader = new Blob([bytes])
      .stream()
      .pipeThrough(new DecompressionStream("deflate-raw"))
      .getReader();
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.length;
      if (size > MAX_UNPACKED) {
        await reader.cancel();
        return undefined;
      }
      parts.push(read.value);
    }
    return await new Blob(parts).text();
  } catch {
    return undefined;
  }
}

/**
 * Keeps the address and the tabs in step. What the active tab holds stands in the address; another
 * tab is another step of the browser's history, a changed text is not. An address that was typed,
 * followed or bookmarked opens a tab of its own, or shows the one that holds just this; it never
 * runs anything. Where there is no tab at all, one opens with the `first` text.
 */
export function followAddress(first: () => string): () => void {
  let timer: number | undefined;
  let shown = "";
  let writing = false;

  const write = async () => {
    const tab = activeTab();
    if (tab === undefined || currentRoute().page !== "query") {
      return;
    }
    const href = (await addressOf(tab)) ?? hrefOf("query");
    if (currentRoute().page === "query" && activeTab() === tab) {
      writing = true;
      navigate(href, { replace: shown === tab.id || shown === "", state: { tab: tab.id } });
      writing = false;
      shown = tab.id;
    }
  };
  const later = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void write(), activeTab()?.id === shown ? WAIT : 0);
  };
  const follow = async () => {
    const { page, parameters } = currentRoute();
    // What was just written from a tab is no news to it.
    if (page !== "query" || writing) {
      return;
    }
    const id = (window.history.state as { readonly tab?: string } | null)?.tab;
    const known = currentTabs().open.find((tab) => tab.id === id);
    const read = await readAddress(parameters);
    // A tab may have been written on since; then it is shown as it is.
    const told = known === undefined || known.text === read?.text ? read : undefined;
    const same = currentTabs().open.find((tab) => tab.text === told?.text);
    const target = known ?? same;
    if (target !== undefined) {
      // What is shown from now on belongs to the entry that the browser has gone to.
      shown = target.id;
      showTab(target.id);
      if (told !== undefined) {
        changeTab(target.id, { ...told, name: told.name === "" ? target.name : told.name });
      }
    } else if (told !== undefined) {
      shown = openTab({ ...told, arrived: true });
    } else {
      shown = activeTab()?.id ?? openTab({ text: first() });
    }
    later();
  };
  const stopTabs = subscribeTabs(later);
  const stopRoute = subscribeRoute(() => void follow());
  void follow();
  return () => {
    window.clearTimeout(timer);
    stopTabs();
    stopRoute();
  };
}
