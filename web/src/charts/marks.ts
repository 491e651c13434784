import { timesIn } from "./zones";

/** A mark that one can point at. */
export interface Mark {
  readonly element: SVGGElement;
  /** What it says. */
  readonly lines: readonly string[];
  /** What holds of the rows behind it, a line each; empty: they cannot be asked for. */
  readonly where: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const texts = new WeakMap<SVGGElement, string>();

/** The text of a group, whose `title` is taken away so that the browser shows none of its own. */
export function textOf(group: SVGGElement): string {
  const known = texts.get(group);
  if (known !== undefined) {
    return known;
  }
  const title = group.firstElementChild;
  const text = title?.localName === "title" ? title.textContent : "";
  if (text !== "") {
    title?.remove();
  }
  texts.set(group, text);
  return text;
}

/** The marks of a drawing, in its order, and what only has a longer text to show. */
export class Marks {
  /** Those that the keyboard walks. */
  readonly all: readonly Mark[];
  private readonly byElement = new Map<Element, Mark>();

  constructor(svg: SVGSVGElement, local: boolean) {
    const all: Mark[] = [];
    for (const element of svg.querySelectorAll("g")) {
      const text = textOf(element);
      if (text !== "") {
        const times = (element.getAttribute("data-times") ?? "").split(" ");
        const mark = {
          element,
          lines: text
            .split("\n")
            .map((line, index) => (times.includes(String(index)) ? timesIn(line, local) : line)),
          where: element.getAttribute("data-where") ?? "",
        };
        this.byElement.set(element, mark);
        if (element.getAttribute("class") !== null) {
          all.push(mark);
        }
      }
    }
    this.all = all;
  }

  /** The mark of a group or of what it stands in. */
  of(group: Element): Mark | undefined {
    for (let at: Element | null = group; at !== null; at = at.parentElement) {
      const mark = this.byElement.get(at);
      if (mark !== undefined) {
        return mark;
      }
    }
    return undefined;
  }

  /** The small mark at most so far away. */
  nearest(x: number, y: number, reach: number, place: (mark: Mark) => Point): Mark | undefined {
    let best: Mark | undefined;
    let least = reach;
    for (const mark of this.all) {
      if (mark.element.classList.contains("point") || mark.element.classList.contains("anomaly")) {
        const at = place(mark);
        const distance = Math.hypot(at.x - x, at.y - y);
        if (distance < least) {
          best = mark;
          least = distance;
        }
      }
    }
    return best;
  }

  /** The middle of a mark as it was drawn. */
  static middle(mark: Mark): Point {
    const known = Marks.known.get(mark.element);
    if (known !== undefined) {
      return known;
    }
    const box = mark.element.getBBox();
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    if (box.width > 0 || box.height > 0 || box.x !== 0) {
      Marks.known.set(mark.element, middle);
    }
    return middle;
  }

  private static readonly known = new WeakMap<SVGGElement, Point>();
}
