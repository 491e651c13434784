import { FONT } from "./dom";
import { shape, type Colours } from "./paint";
import { numberTicks, powerTicks, rangeOf, timeTicks, type Range } from "./scale";
import type { Point, TimelineData } from "./timelineData";

const EDGE = { left: 78, right: 18, top: 12, bottom: 46 } as const;
const RADIUS = 4.5;
const REACH = 14;

/** What is seen of a timeline. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly times: Range;
  readonly logarithmic: boolean;
}

/** Where things are in a view, and how they are painted. */
export class Plot {
  readonly points: readonly Point[];
  private readonly heights: Range;
  private readonly ground: number;

  constructor(
    private readonly data: TimelineData,
    private readonly colours: Colours,
    private readonly view: View,
  ) {
    this.ground = view.height - EDGE.bottom;
    this.heights = this.heightRange();
    this.points = data.points.filter(
      (point) =>
        point.time >= view.times.from &&
        point.time <= view.times.to &&
        Number.isFinite(this.scaled(point.score)),
    );
  }

  get innerWidth(): number {
    return this.view.width - EDGE.left - EDGE.right;
  }

  x(time: number): number {
    const { from, to } = this.view.times;
    return EDGE.left + ((time - from) / (to - from)) * this.innerWidth;
  }

  timeAt(x: number): number {
    const { from, to } = this.view.times;
    return from + ((x - EDGE.left) / this.innerWidth) * (to - from);
  }

  y(score: number): number {
    return this.yScaled(this.scaled(score));
  }

  /** The point at most a finger's width away. */
  nearest(x: number, y: number): Point | undefined {
    let best: Point | undefined;
    let reach = REACH;
    for (const point of this.points) {
      const distance = Math.hypot(this.x(point.time) - x, this.y(point.score) - y);
      if (distance < reach) {
        best = point;
        reach = distance;
      }
    }
    return best;
  }

  paint(
    context: CanvasRenderingContext2D,
    active: Point | undefined,
    brush: readonly [number, number] | undefined,
  ): void {
    const { width, height } = this.view;
    context.fillStyle = this.colours.ground;
    context.fillRect(0, 0, width, height);
    context.font = FONT;
    if (this.data.points.length === 0) {
      context.fillStyle = this.colours.muted;
      context.textAlign = "center";
      context.fillText(
        "Nothing to draw: no row has a time and a score in the range.",
        width / 2,
        60,
      );
      return;
    }
    this.paintHeights(context);
    this.paintTimes(context);
    context.globalAlpha = 0.8;
    for (const point of this.points) {
      context.fillStyle = this.colour(point.series);
      shape(context, point.series, this.x(point.time), this.y(point.score), RADIUS);
      context.fill();
    }
    context.globalAlpha = 1;
    if (active !== undefined && this.points.includes(active)) {
      context.strokeStyle = this.colours.text;
      context.lineWidth = 2;
      shape(context, active.series, this.x(active.time), this.y(active.score), RADIUS + 3);
      context.stroke();
    }
    if (brush !== undefined) {
      const [from, to] = brush;
      context.fillStyle = this.colours.brush;
      context.fillRect(Math.min(from, to), EDGE.top, Math.abs(to - from), this.ground - EDGE.top);
    }
  }

  colour(series: number): string {
    return this.colours.series[series % this.colours.series.length] ?? this.colours.text;
  }

  private scaled(score: number): number {
    return this.view.logarithmic ? Math.log10(score) : score;
  }

  private yScaled(value: number): number {
    const { from, to } = this.heights;
    return this.ground - ((value - from) / (to - from)) * (this.ground - EDGE.top);
  }

  /** All points count, seen or not: zooming in time does not move them up or down. */
  private heightRange(): Range {
    const { lowest, highest } = this.data;
    const seen = this.data.points
      .map((point) => this.scaled(point.score))
      .filter((value) => Number.isFinite(value));
    const range = rangeOf(seen, this.view.logarithmic ? 2 : 1);
    if (this.view.logarithmic) {
      return { from: Math.floor(range.from), to: Math.ceil(range.to + 0.01) };
    }
    const from = lowest ?? Math.min(0, range.from);
    const to = highest ?? (range.to > from ? range.to * 1.04 : from + 1);
    return to > from ? { from, to } : { from, to: from + 1 };
  }

  private paintHeights(context: CanvasRenderingContext2D): void {
    const right = this.view.width - EDGE.right;
    context.lineWidth = 1;
    context.textBaseline = "middle";
    context.textAlign = "right";
    context.fillStyle = this.colours.muted;
    const ticks = this.view.logarithmic
      ? powerTicks(this.heights, 8)
      : numberTicks(this.heights, 6);
    for (const tick of ticks) {
      const y = this.yScaled(tick.at);
      line(context, this.colours.line, EDGE.left, y, right, y);
      context.fillText(tick.label, EDGE.left - 8, y);
    }
    context.save();
    context.translate(14, (EDGE.top + this.ground) / 2);
    context.rotate(-Math.PI / 2);
    context.textAlign = "center";
    context.fillText(this.data.scoreName, 0, 0);
    context.restore();
  }

  private paintTimes(context: CanvasRenderingContext2D): void {
    const right = this.view.width - EDGE.right;
    context.textAlign = "center";
    context.textBaseline = "top";
    let free = -Infinity;
    for (const tick of timeTicks(this.view.times, this.innerWidth / 110)) {
      const x = this.x(tick.at);
      line(context, this.colours.line, x, this.ground, x, this.ground + 5);
      const half = context.measureText(tick.label).width / 2;
      if (x - half > free && x + half < this.view.width) {
        context.fillText(tick.label, x, this.ground + 8);
        free = x + half + 8;
      }
    }
    line(context, this.colours.muted, EDGE.left, this.ground, right, this.ground);
    context.fillText("time (UTC)", (EDGE.left + right) / 2, this.ground + 27);
  }
}

function line(
  context: CanvasRenderingContext2D,
  colour: string,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): void {
  context.strokeStyle = colour;
  context.beginPath();
  context.moveTo(x1, y1);
  context.lineTo(x2, y2);
  context.stroke();
}
