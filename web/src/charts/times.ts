import { clockText, offsetText, zoneName } from "../parts/times";
import { Marks, type Mark, type Point } from "./marks";
import { timeTicks, type Range } from "./scale";
import { labelIn } from "./zones";

const SPACE = "http://www.w3.org/2000/svg";
const LEAST = 1;

/** A part of a drawing in which times run from left to right. */
interface Part {
  readonly frame: SVGSVGElement;
  readonly axis: Element | undefined;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly labelled: boolean;
}

const written = new WeakMap<Element, string>();
const drawn = new WeakMap<Element, readonly Element[]>();

/** The times of a drawing: zoomed without drawing it again, and written in a zone. */
export class Times {
  /** The place of the column of times; -1: none that may be asked. */
  readonly column: number;
  private readonly all: Range;
  private range: Range;
  private readonly parts: readonly Part[];

  constructor(
    private readonly svg: SVGSVGElement,
    private readonly local: boolean,
  ) {
    this.parts = [...svg.querySelectorAll<SVGSVGElement>("svg.times")].map(partOf);
    const frame = this.parts[0]?.frame;
    const from = number(frame, "data-from");
    this.all = { from, to: Math.max(from + LEAST, number(frame, "data-to")) };
    this.range = this.all;
    this.column = frame === undefined ? -1 : number(frame, "data-column");
    this.write();
    this.draw();
  }

  get zoomable(): boolean {
    return this.parts.length > 0;
  }

  get zoomed(): boolean {
    return this.range !== this.all;
  }

  get shown(): Range {
    return this.range;
  }

  /** What is shown: `2026-09-15 02:41:17Z to ...`. */
  spanText(): string {
    const text = (at: number) =>
      clockText(at, this.local).replace(/\.000$/, "") + offsetText(at, this.local);
    return `${text(this.range.from)} to ${text(this.range.to)}`;
  }

  holds(x: number, y: number): boolean {
    return this.parts.some(
      ({ left, top, width, height }) =>
        x >= left && x <= left + width && y >= top && y <= top + height,
    );
  }

  /** Where a mark stands now. */
  place(mark: Mark): Point {
    const middle = Marks.middle(mark);
    const part = this.parts.find(({ frame }) => frame.contains(mark.element));
    return part === undefined ? middle : { x: this.moved(part, middle.x), y: middle.y };
  }

  shows(mark: Mark): boolean {
    const part = this.parts.find(({ frame }) => frame.contains(mark.element));
    if (part === undefined || !this.zoomed) {
      return true;
    }
    const { x } = this.place(mark);
    return x >= part.left && x <= part.left + part.width;
  }

  /** The times between two places. */
  between(one: number, other: number): Range {
    const [part] = this.parts;
    if (part === undefined) {
      return this.range;
    }
    const time = (x: number) => this.timeAt(part, x);
    return { from: time(Math.min(one, other)), to: time(Math.max(one, other)) };
  }

  /** The range drawn together (or apart) around a place; without one around the middle. */
  scaled(factor: number, x: number | undefined): Range {
    const [part] = this.parts;
    const { from, to } = this.range;
    const around = part === undefined || x === undefined ? (from + to) / 2 : this.timeAt(part, x);
    return { from: around - (around - from) * factor, to: around + (to - around) * factor };
  }

  /** The range moved by a share of itself, but not beyond the whole. */
  shifted(share: number): Range {
    const { from, to } = this.range;
    const by = share * (to - from);
    const shift = Math.min(Math.max(by, this.all.from - from), this.all.to - to);
    return { from: from + shift, to: to + shift };
  }

  zoom(wanted: Range | undefined): void {
    const from = Math.max(wanted?.from ?? this.all.from, this.all.from);
    const to = Math.min(wanted?.to ?? this.all.to, this.all.to);
    if (from <= this.all.from && to >= this.all.to) {
      this.range = this.all;
    } else if (to - from >= LEAST) {
      this.range = { from, to };
    }
    this.draw();
  }

  /** Shows what is about to be zoomed to. */
  brush(rect: SVGElement, one: number, other: number): void {
    const [part] = this.parts;
    const last = this.parts.at(-1);
    if (part === undefined || last === undefined) {
      return;
    }
    const right = part.left + part.width;
    const from = Math.max(part.left, Math.min(one, other));
    const to = Math.min(right, Math.max(one, other));
    rect.setAttribute("x", String(from));
    rect.setAttribute("width", String(Math.max(0, to - from)));
    rect.setAttribute("y", String(part.top));
    rect.setAttribute("height", String(last.top + last.height - part.top));
    this.svg.append(rect);
  }

  private timeAt(part: Part, x: number): number {
    const { from, to } = this.range;
    return from + ((x - part.left) / part.width) * (to - from);
  }

  private get factor(): number {
    return (this.all.to - this.all.from) / (this.range.to - this.range.from);
  }

  private shift(part: Part): number {
    const begun =
      part.left + ((this.range.from - this.all.from) / (this.all.to - this.all.from)) * part.width;
    return part.left - this.factor * begun;
  }

  private moved(part: Part, x: number): number {
    return this.factor * x + this.shift(part);
  }

  private draw(): void {
    for (const part of this.parts) {
      this.move(part);
      this.axis(part);
    }
    const [part] = this.parts;
    for (const event of this.svg.querySelectorAll("text[data-at]")) {
      if (part !== undefined) {
        const { from, to } = this.range;
        const x = part.left + ((number(event, "data-at") - from) / (to - from)) * part.width;
        const original = kept(event, "x");
        event.setAttribute("x", this.zoomed ? String(x) : original);
        const out = this.zoomed && (x < part.left || x > part.left + part.width);
        event.setAttribute("fill-opacity", out ? "0" : "1");
      }
    }
  }

  /** What has a width is stretched, what is a mark of a point is moved. */
  private move(part: Part): void {
    const { factor } = this;
    const shift = this.shift(part);
    const stretched = `matrix(${factor} 0 0 1 ${shift} 0)`;
    for (const child of part.frame.children) {
      if (!this.zoomed) {
        child.removeAttribute("transform");
        child.removeAttribute("vector-effect");
        continue;
      }
      const shape = child.localName === "g" ? child.firstElementChild : child;
      const stretches =
        shape?.localName === "rect" ||
        child.classList.contains("line") ||
        child.classList.contains("area");
      if (stretches) {
        child.setAttribute("transform", stretched);
        child.setAttribute("vector-effect", "non-scaling-stroke");
      } else if (child instanceof SVGGraphicsElement) {
        const { x, width } = child.getBBox();
        const middle = x + width / 2;
        child.setAttribute("transform", `translate(${factor * middle + shift - middle} 0)`);
      }
    }
  }

  /** In UTC and unzoomed as it was drawn, else anew. */
  private axis(part: Part): void {
    const { axis } = part;
    if (axis === undefined) {
      return;
    }
    const original = drawn.get(axis) ?? [...axis.children];
    drawn.set(axis, original);
    if (!this.zoomed && !this.local) {
      axis.replaceChildren(...original);
      return;
    }
    axis.replaceChildren();
    const bottom = part.top + part.height;
    for (const { at, label } of timeTicks(this.range, 7, this.local)) {
      const { from, to } = this.range;
      const x = part.left + ((at - from) / (to - from)) * part.width;
      axis.append(
        element("line", { class: "grid", x1: x, x2: x, y1: part.top, y2: bottom }),
        ...(part.labelled
          ? [element("text", { x, y: bottom + 17, "text-anchor": "middle" }, label)]
          : []),
      );
    }
  }

  /** Labels that are times, and the zone behind their axes. */
  private write(): void {
    const zone = zoneName(this.local);
    for (const text of this.svg.querySelectorAll("text[data-time]")) {
      const original = written.get(text) ?? text.textContent;
      written.set(text, original);
      const at = number(text, "data-time");
      text.textContent = labelIn(original, at, this.local);
    }
    for (const text of this.svg.querySelectorAll("text[data-zone]")) {
      const original = written.get(text) ?? text.textContent;
      written.set(text, original);
      text.textContent = original.replace(/\(UTC\)$/, `(${zone})`);
    }
  }
}

const places = new WeakMap<Element, string>();

function kept(from: Element, name: string): string {
  const value = places.get(from) ?? from.getAttribute(name) ?? "";
  places.set(from, value);
  return value;
}

function partOf(frame: SVGSVGElement): Part {
  const before = frame.previousElementSibling;
  return {
    frame,
    axis: before?.classList.contains("timeaxis") === true ? before : undefined,
    left: number(frame, "x"),
    top: number(frame, "y"),
    width: Math.max(1, number(frame, "width")),
    height: number(frame, "height"),
    labelled: frame.getAttribute("data-labelled") === "true",
  };
}

function number(from: Element | undefined, name: string): number {
  const value = Number(from?.getAttribute(name) ?? 0);
  return Number.isFinite(value) ? value : 0;
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  text = "",
): Element {
  const made = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, String(value));
  }
  made.textContent = text;
  return made;
}
