/** A key and what it does. `keys` are pressed together where joined by `+`, else one after another. */
export interface Key {
  readonly keys: string;
  readonly what: string;
}

/** All keys of the workbench, by the place where they work; the overlay of `?` shows them. */
export const KEYS: readonly { readonly place: string; readonly keys: readonly Key[] }[] = [
  {
    place: "Everywhere",
    keys: [
      { keys: "g a", what: "account" },
      { keys: "g q", what: "query" },
      { keys: "g h", what: "help" },
      {
        keys: "F6",
        what: "next part of the page (Shift+F6: the one before), also out of the editor",
      },
      { keys: "?", what: "this list" },
    ],
  },
  {
    place: "Query",
    keys: [
      { keys: "Shift+Enter", what: "run what is selected, else the query at the caret" },
      { keys: "Ctrl+Shift+Enter", what: "run the whole text" },
      { keys: "Escape", what: "cancel; then Tab leaves the editor" },
      { keys: "Ctrl+Space", what: "what may stand here" },
      { keys: "Ctrl+Alt+H", what: "history" },
    ],
  },
  {
    place: "Tabs",
    keys: [
      { keys: "Ctrl+Alt+N", what: "new" },
      { keys: "Ctrl+Alt+W", what: "close" },
      { keys: "Ctrl+Alt+Z", what: "open the closed one again" },
      { keys: "Ctrl+Alt+PageDown", what: "next (PageUp: the one before)" },
      { keys: "F2", what: "on a tab: rename" },
      { keys: "Arrows", what: "on a tab: the next one; with Shift move it" },
      { keys: "Delete", what: "on a tab: close it" },
    ],
  },
  {
    place: "Rows",
    keys: [
      { keys: "Arrows", what: "move; with Shift select rows" },
      { keys: "Ctrl+Arrows", what: "to the edges; Up from the first row are the names" },
      { keys: "Enter", what: "the row whole; on a name sort, on a group open" },
      { keys: "Shift+F10", what: "what can be done with a value or a column" },
      { keys: "Alt+Down", what: "next row, while one is shown whole (Alt+Up: the one before)" },
      { keys: "Ctrl+C", what: "copy" },
      { keys: "Ctrl+Alt+C", what: "copy as CSV, JSON lines, Markdown, KQL" },
    ],
  },
];

const STORED = "spoor.letterKeys";

/** Whether keys that are letters work outside of text fields; those who speak to their machine turn them off. */
export function letterKeysAreOn(): boolean {
  return window.localStorage.getItem(STORED) !== "off";
}

export function setLetterKeys(on: boolean): void {
  window.localStorage.setItem(STORED, on ? "on" : "off");
}

/** Whether a key that is a letter would be text where it is pressed. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [contenteditable], .monaco-editor") !== null
  );
}
