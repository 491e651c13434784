import type { Schema } from "../../api/case";
import type { HelpEntry } from "../../api/help";
import { hrefOf } from "../../parts/route";

/** What a search gives: where it leads and what it says. */
export interface Found {
  readonly kind: string;
  readonly name: string;
  readonly says: string;
  readonly href: string;
}

const MOST = 60;

const KINDS: readonly (readonly [folder: string, kind: string])[] = [
  ["operators/", "operator"],
  ["functions/", "function"],
  ["miners/", "verb"],
  ["formats/", "format"],
  ["aggregates", "aggregate"],
];

export function kindOf(page: string): string {
  return KINDS.find(([folder]) => page.startsWith(folder))?.[1] ?? "guide";
}

/** The address of a page of the help, and of a place in it. */
export function helpHref(page: string, anchor = ""): string {
  const parameters = anchor === "" ? undefined : new URLSearchParams({ at: anchor });
  return hrefOf("help", page.split("/"), parameters);
}

/** The address of a table of the case. */
export function tableHref(table: string): string {
  return hrefOf("help", ["tables", table]);
}

/**
 * Names first that are, begin with or hold what is looked for, then headings, then words. All words
 * of the search must be there.
 */
export function find(
  text: string,
  entries: readonly HelpEntry[],
  schema: Schema,
): readonly Found[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) {
    return [];
  }
  const ranked: { readonly rank: number; readonly found: Found }[] = [];
  const add = (name: string, more: string, found: Found, later: number) => {
    const rank = rankOf(words, name.toLowerCase(), more.toLowerCase());
    if (rank !== undefined) {
      ranked.push({ rank: rank + later, found });
    }
  };
  for (const { name, columns } of schema.tables) {
    const says = columns.map((column) => column.name).join(", ");
    add(name, says, { kind: "table", name, says, href: tableHref(name) }, -0.5);
  }
  for (const entry of entries) {
    const { page, title, heading = "", anchor, words: said } = entry;
    const name = entry.name ?? (heading === "" ? title : `${title}: ${heading}`);
    const href = helpHref(page, anchor);
    const kind = kindOf(page);
    if (kind === "guide" && entry.name !== undefined) {
      continue;
    }
    // The first column of a verb's or a format's table names arguments and columns.
    const part = entry.name !== undefined && kind !== "function" && kind !== "aggregate";
    add(
      entry.name ?? (heading === "" ? title : heading),
      said,
      { kind, name, says: excerpt(said, words), href },
      part ? 0.7 : 0,
    );
  }
  return ranked
    .sort((one, other) => one.rank - other.rank)
    .slice(0, MOST)
    .map(({ found }) => found);
}

function rankOf(words: readonly string[], name: string, more: string): number | undefined {
  const whole = words.join(" ");
  const bare = name.replace(/\(.*$/s, "");
  if (bare === whole) {
    return 0;
  }
  if (name.startsWith(whole)) {
    return 1;
  }
  if (words.every((word) => name.includes(word))) {
    return 2 + name.length / 1000;
  }
  return words.every((word) => name.includes(word) || more.includes(word)) ? 4 : undefined;
}

/** The text around the first word that is found. */
function excerpt(text: string, words: readonly string[]): string {
  const at = Math.max(0, text.toLowerCase().indexOf(words[0] ?? ""));
  const from = at < 60 ? 0 : at - 40;
  const cut = text.slice(from, from + 180);
  return `${from > 0 ? "…" : ""}${cut}${from + 180 < text.length ? "…" : ""}`;
}
