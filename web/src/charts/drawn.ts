import { made } from "./dom";
import type { Picture } from "./types";

const SPACE = "http://www.w3.org/2000/svg";

/** What the drawings of Spoor are made of; anything else in one is left out. */
const ELEMENTS = new Set(["svg", "g", "path", "rect", "line", "circle", "text", "tspan", "title"]);
const ATTRIBUTES = new Set(
  (
    "class id viewBox role aria-label d x y x1 y1 x2 y2 cx cy r width height transform " +
    "text-anchor stroke-dasharray stroke-width fill"
  ).split(" "),
);

/**
 * Puts a drawing made by Spoor into a place, with its caption. It is read as XML and copied element by
 * element: what is not known to be harmless does not come along.
 *
 * @returns the picture, or why there is none
 */
export function showDrawn(place: HTMLElement, svg: string, caption: string): Picture | string {
  const read = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const copied = copy(read);
  if (copied === undefined) {
    return "The picture could not be read; the table has the rows.";
  }
  const text = made("p", { class: "caption" });
  text.textContent = caption;
  place.replaceChildren(copied, text);
  return {
    resize: () => undefined,
    dispose: () => {
      place.replaceChildren();
    },
  };
}

function copy(from: Element): Element | undefined {
  if (from.namespaceURI !== SPACE || !ELEMENTS.has(from.localName)) {
    return undefined;
  }
  const to = document.createElementNS(SPACE, from.localName);
  for (const { name, value } of from.attributes) {
    if (ATTRIBUTES.has(name)) {
      to.setAttribute(name, value);
    }
  }
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      to.append(child.textContent ?? "");
    } else if (child instanceof Element) {
      const copied = copy(child);
      if (copied !== undefined) {
        to.append(copied);
      }
    }
  }
  return to;
}
