import type { Colours } from "./paint";

export const FONT = "12px system-ui, sans-serif";

/** A new element with its attributes. */
export function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  return element;
}

export function button(text: string, colours: Colours, act: () => void): HTMLButtonElement {
  const element = made("button", { type: "button" });
  element.textContent = text;
  Object.assign(element.style, {
    font: FONT,
    color: colours.text,
    background: colours.ground,
    border: `1px solid ${colours.line}`,
    borderRadius: "4px",
    padding: "2px 8px",
    cursor: "pointer",
  });
  element.addEventListener("click", act);
  return element;
}

/** Text for screen readers only, spoken when it changes. */
export function spoken(): HTMLElement {
  const element = made("p", { "aria-live": "polite" });
  Object.assign(element.style, {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    margin: "0",
  });
  return element;
}

/** A box of `name: value` lines beside a point; its texts are never markup. */
export class Tooltip {
  readonly element: HTMLElement;

  constructor(private readonly colours: Colours) {
    this.element = made("div", { role: "tooltip" });
    Object.assign(this.element.style, {
      position: "absolute",
      display: "none",
      maxWidth: "min(460px, 90%)",
      padding: "8px 10px",
      background: colours.ground,
      color: colours.text,
      border: `1px solid ${colours.muted}`,
      borderRadius: "6px",
      boxShadow: `0 2px 10px ${colours.line}`,
      pointerEvents: "none",
      overflowWrap: "anywhere",
      zIndex: "10",
    });
  }

  hide(): void {
    this.element.style.display = "none";
    this.element.replaceChildren();
  }

  /** Beside (x, y), inside a place of that width and down to that bottom where it fits. */
  show(
    entries: readonly (readonly [string, string])[],
    at: { readonly x: number; readonly y: number; readonly width: number; readonly bottom: number },
  ): void {
    const lines = entries.map(([name, value]) => {
      const line = made("div");
      const label = made("span");
      label.textContent = `${name}: `;
      label.style.color = this.colours.muted;
      const text = made("bdi");
      text.textContent = value;
      line.append(label, text);
      return line;
    });
    this.element.replaceChildren(...lines);
    this.element.style.display = "block";
    const { offsetWidth, offsetHeight } = this.element;
    const left = at.x + 14 + offsetWidth <= at.width ? at.x + 14 : at.x - 14 - offsetWidth;
    const top = Math.min(at.y - offsetHeight / 2, at.bottom - offsetHeight);
    this.element.style.left = `${Math.max(0, left)}px`;
    this.element.style.top = `${Math.max(0, top)}px`;
  }
}
