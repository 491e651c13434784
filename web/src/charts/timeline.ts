import { button, FONT, made, spoken, Tooltip } from "./dom";
import { Lanes } from "./lanes";
import { coloursNow, shape, type Colours } from "./paint";
import { Plot } from "./plot";
import { momentText, rangeOf, type Range } from "./scale";
import { numberText } from "./text";
import { timelineData, type Point, type TimelineData, type TimelineModel } from "./timelineData";
import type { ChartTable, Picture } from "./types";

const HEIGHT = 340;
const LEAST_HEIGHT = 180;
const MOST_HEIGHT = 900;
const HELP =
  "Arrow keys go from point to point, plus and minus zoom, shift with an arrow key moves along, Escape shows all.";

/**
 * Draws a timeline: time along x (UTC), lanes below each other, in each a score upwards where there is
 * one. Wheel, dragging and keys zoom; points have tooltips and are reached by keyboard. All texts are
 * set as text: what a log says never becomes markup.
 */
export function drawTimeline(place: HTMLElement, table: ChartTable, model: TimelineModel): Picture {
  return new Timeline(place, timelineData(table, model), coloursNow());
}

/** A range being dragged: a new one chosen, or (`moves`) the old one moved along. */
interface Drag {
  readonly from: number;
  to: number;
  readonly moves: boolean;
  readonly times: Range;
}

class Timeline implements Picture {
  private readonly root = made("div", { role: "group" });
  private readonly canvas: HTMLCanvasElement;
  private readonly tip: Tooltip;
  private readonly status = made("p");
  private readonly live = spoken();
  private readonly reset: HTMLButtonElement;
  private readonly all: Range;
  private times: Range;
  private logarithmic: boolean;
  private plot: Plot;
  private active: Point | undefined;
  private drag: Drag | undefined;
  private width = 600;
  private height = HEIGHT;

  constructor(
    private readonly place: HTMLElement,
    private readonly data: TimelineData,
    private readonly colours: Colours,
  ) {
    const times = [...data.points, ...data.model.references].map(({ time }) => time);
    this.all = widened(rangeOf(times, 60_000));
    this.times = this.all;
    this.logarithmic = data.model.logarithmic;
    this.plot = this.newPlot();
    this.tip = new Tooltip(colours);
    this.reset = button("Show all", colours, () => {
      this.zoom(this.all);
    });
    this.canvas = made("canvas", {
      tabindex: "0",
      role: "application",
      "aria-roledescription": "timeline",
      "aria-label": `${summary(data)} ${HELP}`,
    });
    this.root.setAttribute("aria-label", data.model.title || "Timeline");
    Object.assign(this.root.style, {
      position: "relative",
      color: colours.text,
      background: colours.ground,
      font: FONT,
    });
    Object.assign(this.canvas.style, {
      display: "block",
      touchAction: "none",
      cursor: "crosshair",
    });
    Object.assign(this.status.style, { margin: "4px 0", color: colours.muted, font: FONT });
    const { canvas, status, live, tip } = this;
    this.root.append(this.head(), this.legend(), canvas, status, live, tip.element);
    place.append(this.root);
    this.listenToPointer();
    canvas.addEventListener("blur", () => {
      this.choose(undefined, false);
    });
    canvas.addEventListener("keydown", (event) => {
      if (this.key(event)) {
        event.preventDefault();
      }
    });
    this.size();
    this.resize();
  }

  readonly resize = (): void => {
    this.width = Math.max(240, this.place.clientWidth);
    // What the place leaves beside the other parts; a place that grows with its content leaves it as it is.
    const others = this.root.offsetHeight - this.canvas.offsetHeight;
    const wanted = Lanes.wanted(this.data);
    if (wanted !== undefined) {
      this.height = wanted;
    } else if (others > 0) {
      this.height = Math.min(Math.max(LEAST_HEIGHT, this.place.clientHeight - others), MOST_HEIGHT);
    }
    this.size();
    this.change();
  };

  private size(): void {
    const ratio = window.devicePixelRatio;
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(this.height * ratio);
    this.canvas.style.width = `${this.width}px`;
    this.canvas.style.height = `${this.height}px`;
  }

  readonly dispose = (): void => {
    this.root.remove();
  };

  private head(): HTMLElement {
    const head = made("div");
    Object.assign(head.style, {
      display: "flex",
      gap: "8px",
      alignItems: "baseline",
      flexWrap: "wrap",
    });
    const title = made("strong");
    title.textContent = this.data.model.title;
    title.style.marginRight = "auto";
    head.append(title);
    if (this.data.points.length > 0) {
      head.append(this.reset);
    }
    if (this.data.points.length > 0 && this.data.measured) {
      const scale = button("Logarithmic score", this.colours, () => {
        this.logarithmic = !this.logarithmic;
        scale.setAttribute("aria-pressed", String(this.logarithmic));
        this.change();
      });
      scale.setAttribute("aria-pressed", String(this.logarithmic));
      this.reset.before(scale);
    }
    return head;
  }

  private legend(): HTMLElement {
    const legend = made("div");
    Object.assign(legend.style, {
      display: "flex",
      gap: "12px",
      flexWrap: "wrap",
      padding: "4px 0",
    });
    this.data.model.series.forEach((name, index) => {
      const entry = made("span");
      const mark = made("canvas", { width: "12", height: "12", "aria-hidden": "true" });
      const context = mark.getContext("2d");
      if (context !== null) {
        context.fillStyle = this.plot.colour(index);
        shape(context, index, 6, 6, 4);
        context.fill();
      }
      const text = made("bdi");
      text.textContent = ` ${name}`;
      entry.append(mark, text);
      legend.append(entry);
    });
    return legend;
  }

  private newPlot(): Plot {
    const { width, height, times, logarithmic } = this;
    return new Plot(this.data, this.colours, { width, height, times, logarithmic });
  }

  private change(): void {
    this.plot = this.newPlot();
    this.reset.disabled = this.times === this.all;
    this.reset.style.opacity = this.reset.disabled ? "0.5" : "1";
    this.status.textContent = this.statusText();
    this.paint();
  }

  private paint(): void {
    const context = this.canvas.getContext("2d");
    const ratio = window.devicePixelRatio;
    context?.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { drag } = this;
    const brush = drag === undefined || drag.moves ? undefined : ([drag.from, drag.to] as const);
    if (context !== null) {
      this.plot.paint(context, this.active, brush);
    }
  }

  private statusText(): string {
    const { data, plot } = this;
    const first = plot.points[0];
    const last = plot.points.at(-1);
    const hidden = this.logarithmic ? data.points.filter((point) => point.score <= 0).length : 0;
    return [
      `${plot.points.length} of ${data.points.length} points` +
        (first === undefined || last === undefined
          ? "."
          : `, ${momentText(first.time)} to ${momentText(last.time)}.`),
      data.model.notes,
      hidden > 0 ? `${hidden} not above zero, so not on a logarithmic scale.` : "",
    ]
      .filter((sentence) => sentence !== "")
      .join(" ");
  }

  private listenToPointer(): void {
    const { canvas } = this;
    const wheel = (event: WheelEvent) => {
      const out = event.deltaY > 0;
      if (out && this.times === this.all) {
        return;
      }
      event.preventDefault();
      this.zoomBy(out ? 1.25 : 0.8, this.plot.timeAt(event.offsetX));
    };
    canvas.addEventListener("wheel", wheel, { passive: false });
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button === 0) {
        canvas.setPointerCapture(event.pointerId);
        const { offsetX, shiftKey } = event;
        this.drag = { from: offsetX, to: offsetX, moves: shiftKey, times: this.times };
      }
    });
    canvas.addEventListener("pointermove", (event) => {
      if (this.drag === undefined) {
        this.choose(this.plot.nearest(event.offsetX, event.offsetY), false);
      } else {
        this.drag.to = event.offsetX;
        this.dragged(this.drag);
      }
    });
    canvas.addEventListener("pointerup", () => {
      this.dropped();
    });
    canvas.addEventListener("pointercancel", () => {
      this.drag = undefined;
      this.paint();
    });
    canvas.addEventListener("pointerleave", () => {
      if (this.drag === undefined && document.activeElement !== canvas) {
        this.choose(undefined, false);
      }
    });
    canvas.addEventListener("dblclick", () => {
      this.zoom(this.all);
    });
  }

  private dragged(drag: Drag): void {
    if (drag.moves) {
      const share = (drag.from - drag.to) / this.plot.innerWidth;
      this.zoom(moved(drag.times, share * (drag.times.to - drag.times.from), this.all));
    } else {
      this.paint();
    }
  }

  private dropped(): void {
    const { drag } = this;
    this.drag = undefined;
    if (drag !== undefined && !drag.moves && Math.abs(drag.to - drag.from) > 6) {
      const ends = [this.plot.timeAt(drag.from), this.plot.timeAt(drag.to)] as const;
      this.zoom({ from: Math.min(...ends), to: Math.max(...ends) });
    }
    this.paint();
  }

  /** Whether the key means something here. */
  private key(event: KeyboardEvent): boolean {
    const { times } = this;
    const middle = this.active?.time ?? (times.from + times.to) / 2;
    const along = event.key === "ArrowLeft" ? -1 : 1;
    switch (event.key) {
      case "ArrowLeft":
      case "ArrowRight":
        if (event.shiftKey) {
          this.zoom(moved(times, (along * (times.to - times.from)) / 5, this.all));
        } else {
          this.step(this.plot.points, along);
        }
        return true;
      case "ArrowUp":
      case "ArrowDown":
        this.step(
          [...this.plot.points].sort(
            this.data.measured
              ? (one, other) => one.score - other.score || one.time - other.time
              : (one, other) => other.lane - one.lane || one.time - other.time,
          ),
          event.key === "ArrowUp" ? 1 : -1,
        );
        return true;
      case "Home":
        this.choose(this.plot.points[0], true);
        return true;
      case "End":
        this.choose(this.plot.points.at(-1), true);
        return true;
      case "+":
      case "=":
        this.zoomBy(0.5, middle);
        return true;
      case "-":
        this.zoomBy(2, middle);
        return true;
      case "Escape":
      case "0":
        this.zoom(this.all);
        return true;
      default:
        return false;
    }
  }

  private step(points: readonly Point[], step: number): void {
    const at = this.active === undefined ? -1 : points.indexOf(this.active);
    this.choose(at < 0 ? points[0] : (points[at + step] ?? points[at]), true);
  }

  private choose(point: Point | undefined, say: boolean): void {
    if (point === this.active) {
      return;
    }
    this.active = point;
    this.paint();
    if (point === undefined) {
      this.tip.hide();
      return;
    }
    const entries = this.data.tooltip(point);
    const top = this.canvas.offsetTop;
    this.tip.show(entries, {
      x: this.plot.x(point.time),
      y: this.plot.y(point) + top,
      width: this.width,
      bottom: top + this.height,
    });
    if (say) {
      this.live.textContent = entries.map(([name, value]) => `${name} ${value}`).join(", ");
    }
  }

  private zoomBy(factor: number, around: number): void {
    const { from, to } = this.times;
    this.zoom({ from: around - (around - from) * factor, to: around + (to - around) * factor });
  }

  private zoom(wanted: Range): void {
    const from = Math.max(wanted.from, this.all.from);
    const to = Math.min(wanted.to, this.all.to);
    if (from <= this.all.from && to >= this.all.to) {
      this.times = this.all;
    } else if (to - from >= 1) {
      this.times = { from, to };
    }
    this.choose(undefined, false);
    this.change();
  }
}

/** What the picture shows, in a sentence. */
function summary(data: TimelineData): string {
  const first = data.points[0];
  const last = data.points.at(-1);
  if (first === undefined || last === undefined) {
    return "A timeline without points.";
  }
  const span = `${data.points.length} points from ${momentText(first.time)} to ${momentText(last.time)}`;
  if (!data.measured) {
    return `${span} in ${data.model.lanes.length} lanes. ${data.model.notes}`;
  }
  const lowest = data.points.reduce((low, point) => (point.score < low.score ? point : low), first);
  return (
    `${span}; the lowest ${data.model.height} is ${numberText(lowest.score)} ` +
    `at ${momentText(lowest.time)}. ${data.model.notes}`
  );
}

/** Moved along, but not beyond the whole. */
function moved(range: Range, by: number, all: Range): Range {
  const shift = Math.min(Math.max(by, all.from - range.from), all.to - range.to);
  return { from: range.from + shift, to: range.to + shift };
}

/** A fiftieth more on each side, so that no point sits on the edge. */
function widened(range: Range): Range {
  const more = (range.to - range.from) / 50;
  return { from: range.from - more, to: range.to + more };
}
