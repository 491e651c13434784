import { getJson } from "./http";

/** A piece of a line; a link that has no page leads out of the help and stands as text. */
export type Inline =
  | string
  | { readonly t: "code"; readonly x: string }
  | { readonly t: "em" | "strong"; readonly c: readonly Inline[] }
  | { readonly t: "br" }
  | {
      readonly t: "a";
      readonly page?: string;
      readonly anchor?: string;
      readonly c: readonly Inline[];
    };

/** A part of a page. */
export type Block =
  | { readonly t: "h"; readonly l: number; readonly id: string; readonly c: readonly Inline[] }
  | { readonly t: "p"; readonly c: readonly Inline[] }
  | { readonly t: "quote"; readonly c: readonly Block[] }
  | { readonly t: "ul" | "ol"; readonly c: readonly (readonly Block[])[] }
  | {
      readonly t: "pre";
      readonly lang: string;
      readonly x: string;
      /** Whether it is an example that may be run, and why it does not run on this case. */
      readonly run?: boolean;
      readonly needs?: string;
    }
  | { readonly t: "table"; readonly r: readonly (readonly (readonly Inline[])[])[] };

/** Something that can be found: a part of a page, or a name that a table of it explains. */
export interface HelpEntry {
  readonly page: string;
  readonly title: string;
  readonly heading?: string;
  readonly anchor: string;
  readonly name?: string;
  readonly words: string;
}

export async function getHelp(): Promise<readonly HelpEntry[]> {
  return ((await getJson("/api/help")) as { readonly entries: readonly HelpEntry[] }).entries;
}

export async function getHelpPage(name: string): Promise<readonly Block[]> {
  const answer = await getJson(`/api/help/page?name=${encodeURIComponent(name)}`);
  return (answer as { readonly blocks: readonly Block[] }).blocks;
}
