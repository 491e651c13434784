import type { KeyboardEvent } from "react";
import type { Line } from "../../../rows";
import { HEAD, type Selection } from "./selection";

/** What the keys of the grid do; lines and places of columns count from 0. */
export interface GridActions {
  readonly go: (line: number, position: number, extend: boolean) => void;
  readonly select: (selection: Selection) => void;
  /** Opens or closes the group that is active. */
  readonly toggle: () => void;
  /** Sorts by the column that is active. */
  readonly sort: (more: boolean) => void;
  readonly open: () => void;
  readonly close: () => void;
  readonly menu: () => void;
  readonly copy: () => void;
  /** Asks for the form to copy in. */
  readonly copyAs: () => void;
}

/** Where the keyboard is. */
export interface Standing {
  readonly selection: Selection;
  readonly line: Line | undefined;
  readonly lines: number;
  readonly columns: number;
  /** Lines that a page has. */
  readonly page: number;
  readonly detail: boolean;
}

/** Arrows, pages and edges move; the rest is in the list of keys of the page. */
export function onGridKey(event: KeyboardEvent, at: Standing, actions: GridActions): void {
  const { line, position } = at.selection.active;
  const { go } = actions;
  const command = event.ctrlKey || event.metaKey;
  const extend = event.shiftKey;
  const end = at.lines - 1;
  const edge = at.columns - 1;
  const group = at.line?.kind === "group" ? at.line : undefined;
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      if (event.altKey && !at.detail) {
        return;
      }
      go(command ? end : line + 1, position, extend);
    },
    ArrowUp: () => {
      go(command ? 0 : line - 1, position, extend);
    },
    ArrowRight: () => {
      if (group === undefined) {
        go(line, command ? edge : position + 1, extend);
      } else if (!group.open) {
        actions.toggle();
      }
    },
    ArrowLeft: () => {
      if (group === undefined) {
        go(line, command ? 0 : position - 1, extend);
      } else if (group.open) {
        actions.toggle();
      }
    },
    PageDown: () => {
      go(line + at.page, position, extend);
    },
    PageUp: () => {
      go(Math.max(0, line - at.page), position, extend);
    },
    Home: () => {
      go(command ? 0 : line, 0, extend);
    },
    End: () => {
      go(command ? end : line, edge, extend);
    },
    Enter: () => {
      if (line === HEAD) {
        actions.sort(extend);
      } else if (group === undefined) {
        actions.open();
      } else {
        actions.toggle();
      }
    },
    Escape: actions.close,
    ContextMenu: actions.menu,
  };
  if (command && event.altKey && event.code === "KeyC") {
    actions.copyAs();
    event.preventDefault();
    return;
  }
  if (command && event.key.toLowerCase() === "c") {
    const marked = window.getSelection()?.toString() ?? "";
    if (marked === "") {
      actions.copy();
      event.preventDefault();
    }
    return;
  }
  if (command && event.key.toLowerCase() === "a") {
    actions.select({
      active: { line: 0, position: 0 },
      anchor: { line: end, position: edge },
    });
    event.preventDefault();
    return;
  }
  const action = event.key === "F10" && event.shiftKey ? keys.ContextMenu : keys[event.key];
  if (action !== undefined) {
    action();
    event.preventDefault();
  }
}
