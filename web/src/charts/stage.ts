import { button, made } from "./dom";
import { Marks, type Mark } from "./marks";
import { Times } from "./times";

/** What a place offers besides looking: a query for the rows behind a mark or within a time. */
export interface StageOptions {
  /** Whether times are written in the zone of the browser; else in UTC. */
  readonly local: boolean;
  /** A mark was chosen: its conditions, a line each. Nothing where there is no asking. */
  readonly onMark?: (where: string) => void;
  /** The rows of a stretch of time are wanted: the place of the column, milliseconds. */
  readonly onSpan?: (column: number, from: number, to: number) => void;
}

export interface Stage {
  readonly dispose: () => void;
}

const NEAR = 16;
const DRAGGED = 6;
const SPACE = "http://www.w3.org/2000/svg";

/**
 * Brings a drawing of Spoor to life where it stands: marks are pointed at or walked by keyboard, times
 * are zoomed and written in another zone. The drawing stays the same element.
 *
 * Keys: arrows walk the marks, PageUp and PageDown by tens, Home and End to the ends, Enter asks for
 * the rows behind one, `+` and `-` zoom, Shift and arrows move, Escape shows the whole.
 */
export function stage(place: HTMLElement, svg: SVGSVGElement, options: StageOptions): Stage {
  return new Staged(place, svg, options);
}

class Staged implements Stage {
  private readonly marks: Marks;
  private readonly times: Times;
  private readonly tip = made("div", { class: "stage-tip", role: "tooltip" });
  private readonly live = made("p", { class: "stage-live", "aria-live": "polite" });
  private readonly bar = made("p", { class: "stage-bar" });
  private readonly status = made("span");
  private readonly brush = document.createElementNS(SPACE, "rect");
  private readonly events = new AbortController();
  private active: Mark | undefined;
  private drag: { readonly from: number; to: number } | undefined;
  private moved = false;

  constructor(
    private readonly place: HTMLElement,
    private readonly svg: SVGSVGElement,
    private readonly options: StageOptions,
  ) {
    this.marks = new Marks(svg, options.local);
    this.times = new Times(svg, options.local);
    this.brush.setAttribute("class", "brush");
    place.classList.add("stage");
    place.tabIndex = 0;
    place.setAttribute("role", "group");
    place.setAttribute("aria-label", label(svg, this.marks.all.length, this.times.zoomable));
    svg.after(this.bar, this.live, this.tip);
    this.controls();
    this.listen();
    this.show();
  }

  dispose(): void {
    this.events.abort();
    this.bar.remove();
    this.live.remove();
    this.tip.remove();
  }

  private controls(): void {
    this.bar.append(this.status);
    if (!this.times.zoomable) {
      this.bar.hidden = true;
      return;
    }
    const whole = button("Show all", () => {
      this.zoom(undefined);
    });
    this.bar.append(whole);
    const { onSpan } = this.options;
    const { column } = this.times;
    if (onSpan !== undefined && column >= 0) {
      this.bar.append(
        button("Query this time", () => {
          const { from, to } = this.times.shown;
          onSpan(column, from, to);
        }),
      );
    }
  }

  private show(): void {
    const { zoomed } = this.times;
    this.bar.hidden = !zoomed;
    this.status.textContent = zoomed
      ? `${this.seen().length} of ${this.marks.all.length} marks, ${this.times.spanText()}`
      : "";
  }

  private zoom(to: { readonly from: number; readonly to: number } | undefined): void {
    this.times.zoom(to);
    this.choose(undefined, false);
    this.show();
  }

  private listen(): void {
    const { svg, place } = this;
    const { signal } = this.events;
    svg.addEventListener(
      "pointermove",
      (event) => {
        this.point(event);
      },
      { signal },
    );
    svg.addEventListener(
      "pointerleave",
      () => {
        if (this.drag === undefined) {
          this.choose(undefined, false);
        }
      },
      { signal },
    );
    svg.addEventListener(
      "pointerdown",
      (event) => {
        this.moved = false;
        const { x, y } = this.at(event);
        if (event.button === 0 && this.times.holds(x, y)) {
          this.drag = { from: x, to: x };
          svg.setPointerCapture(event.pointerId);
          event.preventDefault();
          place.focus({ preventScroll: true });
        }
      },
      { signal },
    );
    svg.addEventListener(
      "pointerup",
      (event) => {
        this.drop(event);
      },
      { signal },
    );
    svg.addEventListener(
      "pointercancel",
      () => {
        this.drag = undefined;
        this.brush.remove();
      },
      { signal },
    );
    svg.addEventListener(
      "click",
      (event) => {
        const mark = this.moved ? undefined : this.markAt(event);
        if (mark !== undefined) {
          this.ask(mark);
        }
      },
      { signal },
    );
    svg.addEventListener(
      "dblclick",
      () => {
        this.zoom(undefined);
      },
      { signal },
    );
    svg.addEventListener(
      "wheel",
      (event) => {
        this.wheel(event);
      },
      { signal, passive: false },
    );
    place.addEventListener(
      "keydown",
      (event) => {
        if (event.target === place && this.key(event)) {
          event.preventDefault();
        }
      },
      { signal },
    );
    place.addEventListener(
      "blur",
      () => {
        this.choose(undefined, false);
      },
      { signal },
    );
  }

  /** Where a pointer is in the drawing. */
  private at(event: MouseEvent): { readonly x: number; readonly y: number } {
    const matrix = this.svg.getScreenCTM()?.inverse();
    return matrix === undefined
      ? { x: 0, y: 0 }
      : new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  }

  private point(event: PointerEvent): void {
    const { drag } = this;
    if (drag === undefined) {
      this.choose(this.markAt(event), false);
      return;
    }
    drag.to = this.at(event).x;
    if (Math.abs(drag.to - drag.from) > DRAGGED) {
      this.moved = true;
      this.choose(undefined, false);
      this.times.brush(this.brush, drag.from, drag.to);
    }
  }

  private drop(event: PointerEvent): void {
    const { drag } = this;
    this.drag = undefined;
    this.brush.remove();
    if (drag === undefined) {
      return;
    }
    if (this.moved) {
      this.zoom(this.times.between(drag.from, drag.to));
    } else {
      // The pointer was captured: the click that follows names the drawing, not the mark.
      const mark = this.markAt(event);
      this.moved = true;
      if (mark !== undefined) {
        this.ask(mark);
      }
    }
  }

  private markAt(event: MouseEvent): Mark | undefined {
    const under = document
      .elementsFromPoint(event.clientX, event.clientY)
      .find((element) => this.svg.contains(element) && element.closest("g") !== null);
    const group = under?.closest("g");
    const hit = group === null || group === undefined ? undefined : this.marks.of(group);
    if (hit !== undefined) {
      return hit;
    }
    const { x, y } = this.at(event);
    return this.marks.nearest(x, y, NEAR, (mark) => this.times.place(mark));
  }

  private ask(mark: Mark): void {
    if (mark.where !== "") {
      this.options.onMark?.(mark.where);
    }
  }

  private wheel(event: WheelEvent): void {
    const { x, y } = this.at(event);
    const out = event.deltaY > 0;
    if (!this.times.holds(x, y) || (out && !this.times.zoomed)) {
      return;
    }
    event.preventDefault();
    this.zoom(this.times.scaled(out ? 1.25 : 0.8, x));
  }

  /** Whether the key means something here. */
  private key(event: KeyboardEvent): boolean {
    const along = event.key === "ArrowLeft" || event.key === "ArrowUp" ? -1 : 1;
    switch (event.key) {
      case "ArrowLeft":
      case "ArrowRight":
      case "ArrowUp":
      case "ArrowDown":
        if (event.shiftKey && this.times.zoomed) {
          this.zoom(this.times.shifted(along / 5));
        } else {
          this.step(along);
        }
        return true;
      case "PageUp":
      case "PageDown":
        this.step(event.key === "PageUp" ? -10 : 10);
        return true;
      case "Home":
        this.choose(this.seen()[0], true);
        return true;
      case "End":
        this.choose(this.seen().at(-1), true);
        return true;
      case "Enter":
        if (this.active !== undefined) {
          this.ask(this.active);
        }
        return this.active !== undefined;
      case "+":
      case "=":
      case "-":
        if (this.times.zoomable) {
          const middle = this.active === undefined ? undefined : this.times.place(this.active).x;
          this.zoom(this.times.scaled(event.key === "-" ? 2 : 0.5, middle));
        }
        return this.times.zoomable;
      case "Escape":
        if (this.active === undefined && !this.times.zoomed) {
          return false;
        }
        this.zoom(undefined);
        return true;
      default:
        return false;
    }
  }

  private seen(): readonly Mark[] {
    return this.marks.all.filter((mark) => this.times.shows(mark));
  }

  private step(by: number): void {
    const seen = this.seen();
    const at = this.active === undefined ? -1 : seen.indexOf(this.active);
    const next = at < 0 ? (by > 0 ? 0 : seen.length - 1) : at + by;
    this.choose(seen[Math.max(0, Math.min(seen.length - 1, next))], true);
  }

  private choose(mark: Mark | undefined, say: boolean): void {
    if (mark === this.active) {
      return;
    }
    this.active?.element.classList.remove("chosen");
    this.active = mark;
    if (mark === undefined) {
      this.tip.style.display = "none";
      this.svg.classList.remove("asks");
      return;
    }
    mark.element.classList.add("chosen");
    const asks = mark.where !== "" && this.options.onMark !== undefined;
    this.svg.classList.toggle("asks", asks);
    this.tip.replaceChildren(...lines(mark, asks));
    this.tip.style.display = "block";
    this.put(mark);
    if (say) {
      this.live.textContent = mark.lines.join(", ") + (asks ? ", Enter for its rows" : "");
    }
  }

  /** The tip beside its mark, inside the place. */
  private put(mark: Mark): void {
    const matrix = this.svg.getScreenCTM();
    if (matrix === null) {
      return;
    }
    const { x, y } = this.times.place(mark);
    const at = new DOMPoint(x, y).matrixTransform(matrix);
    const around = this.place.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = this.tip;
    const left = at.x - around.left + this.place.scrollLeft;
    const top = at.y - around.top + this.place.scrollTop;
    const right = left + 14 + offsetWidth <= this.place.clientWidth + this.place.scrollLeft;
    this.tip.style.left = `${Math.max(0, right ? left + 14 : left - 14 - offsetWidth)}px`;
    this.tip.style.top = `${Math.max(0, top - offsetHeight / 2)}px`;
  }
}

function lines(mark: Mark, asks: boolean): readonly HTMLElement[] {
  const shown = mark.lines.map((text) => {
    const line = made("div");
    const value = made("bdi");
    value.textContent = text;
    line.append(value);
    return line;
  });
  if (asks) {
    const hint = made("div", { class: "stage-hint" });
    hint.textContent = "Click or Enter: the rows behind it";
    shown.push(hint);
  }
  return shown;
}

function label(svg: SVGSVGElement, marks: number, zoomable: boolean): string {
  const said = svg.getAttribute("aria-label") ?? "";
  const walk = marks > 0 ? " Arrow keys walk its marks." : "";
  return `${said}${walk}${zoomable ? " Plus and minus zoom, Escape shows all." : ""}`;
}
