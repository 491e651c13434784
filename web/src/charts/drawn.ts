const SPACE = "http://www.w3.org/2000/svg";

/** What the drawings of Spoor are made of; anything else in one is left out. */
const ELEMENTS = new Set(["svg", "g", "path", "rect", "line", "circle", "text", "tspan", "title"]);
const ATTRIBUTES = new Set(
  (
    "class id viewBox role aria-label d x y x1 y1 x2 y2 cx cy r width height transform " +
    "text-anchor stroke-dasharray stroke-width fill " +
    "data-time data-times data-zone data-at data-where data-from data-to data-column data-labelled"
  ).split(" "),
);

/**
 * A drawing made by Spoor as an element. It is read as XML and copied element by element: what is not
 * known to be harmless does not come along. Nothing where it cannot be read.
 */
export function readDrawing(svg: string): SVGSVGElement | undefined {
  const read = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const copied = copy(read);
  return copied instanceof SVGSVGElement ? copied : undefined;
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
