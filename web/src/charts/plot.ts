import { FONT } from "./dom";
import { Lanes } from "./lanes";
import { shape, type Colours } from "./paint";
import { numberTicks, powerTicks, timeTicks, type Range } from "./scale";
import type { Point, TimelineData } from "./timelineData";

const RADIUS = 4.5;
const REACH = 14;
const BOTTOM = 46;
const RIGHT = 18;

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
  private readonly ground: number;
  private readonly lanes: Lanes;

  constructor(
    private readonly data: TimelineData,
    private readonly colours: Colours,
    private readonly view: View,
  ) {
    this.ground = view.height - BOTTOM;
    this.lanes = new Lanes(data, view.logarithmic, this.ground, (time) => this.x(time));
    this.points = data.points.filter(
      (point) =>
        point.time >= view.times.from &&
        point.time <= view.times.to &&
        this.lanes.holds(point.score),
    );
  }

  get innerWidth(): number {
    return this.view.width - Lanes.left(this.data) - RIGHT;
  }

  x(time: number): number {
    const { from, to } = this.view.times;
    return Lanes.left(this.data) + ((time - from) / (to - from)) * this.innerWidth;
  }

  timeAt(x: number): number {
    const { from, to } = this.view.times;
    return from + ((x - Lanes.left(this.data)) / this.innerWidth) * (to - from);
  }

  y(point: Point): number {
    return this.lanes.y(point);
  }

  /** The point at most a finger's width away. */
  nearest(x: number, y: number): Point | undefined {
    let best: Point | undefined;
    let reach = REACH;
    for (const point of this.points) {
      const distance = Math.hypot(this.x(point.time) - x, this.y(point) - y);
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
      const what = this.data.measured ? " and a number in the range." : ".";
      context.fillText(`Nothing to draw: no row has a time${what}`, width / 2, 60);
      return;
    }
    this.paintLanes(context);
    this.paintTimes(context);
    context.globalAlpha = 0.8;
    for (const point of this.points) {
      context.fillStyle = this.colour(point.series);
      shape(context, point.series, this.x(point.time), this.y(point), RADIUS);
      context.fill();
    }
    context.globalAlpha = 1;
    this.paintReferences(context);
    if (active !== undefined && this.points.includes(active)) {
      context.strokeStyle = this.colours.text;
      context.lineWidth = 2;
      shape(context, active.series, this.x(active.time), this.y(active), RADIUS + 3);
      context.stroke();
    }
    if (brush !== undefined) {
      const [from, to] = brush;
      context.fillStyle = this.colours.brush;
      const top = this.lanes.top;
      context.fillRect(Math.min(from, to), top, Math.abs(to - from), this.ground - top);
    }
  }

  colour(series: number): string {
    return this.colours.series[series % this.colours.series.length] ?? this.colours.text;
  }

  private paintLanes(context: CanvasRenderingContext2D): void {
    const left = Lanes.left(this.data);
    const right = this.view.width - RIGHT;
    context.lineWidth = 1;
    context.textBaseline = "middle";
    this.lanes.strips.forEach((strip, index) => {
      context.fillStyle = index % 2 === 0 ? this.colours.soft : this.colours.ground;
      context.fillRect(left, strip.top, right - left, strip.height);
      context.fillStyle = this.colours.text;
      if (strip.heading !== "") {
        context.textAlign = "left";
        context.font = `600 ${FONT}`;
        context.fillText(strip.heading, 4, strip.top - 12);
        context.font = FONT;
      }
      context.textAlign = "right";
      const names = left - (this.data.measured ? 66 : 0) - 8;
      context.fillText(strip.name, names, strip.top + strip.height / 2, names);
      if (strip.range !== undefined) {
        this.paintHeights(context, index, strip.range, strip.height);
      }
    });
  }

  private paintHeights(
    context: CanvasRenderingContext2D,
    lane: number,
    range: Range,
    height: number,
  ): void {
    const left = Lanes.left(this.data);
    context.textAlign = "right";
    context.fillStyle = this.colours.muted;
    const count = Math.max(2, Math.min(8, Math.floor(height / 45)));
    const ticks = this.view.logarithmic ? powerTicks(range, count) : numberTicks(range, count);
    for (const tick of ticks) {
      const y = this.lanes.scaled(lane, tick.at);
      line(context, this.colours.line, left, y, this.view.width - RIGHT, y);
      context.fillText(tick.label, left - 8, y);
    }
    if (height > 90) {
      context.save();
      context.translate(left - 62, this.lanes.scaled(lane, (range.from + range.to) / 2));
      context.rotate(-Math.PI / 2);
      context.textAlign = "center";
      context.fillText(this.data.model.height, 0, 0);
      context.restore();
    }
  }

  private paintReferences(context: CanvasRenderingContext2D): void {
    context.save();
    context.strokeStyle = this.colours.mark;
    context.fillStyle = this.colours.mark;
    context.lineWidth = 1.6;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.font = `600 ${FONT}`;
    for (const { label, time, row } of this.lanes.references) {
      const x = this.x(time);
      if (x < Lanes.left(this.data) || x > this.view.width - RIGHT) {
        continue;
      }
      context.setLineDash([6, 3]);
      context.beginPath();
      context.moveTo(x, this.lanes.top - 3);
      context.lineTo(x, this.ground);
      context.stroke();
      const half = context.measureText(label).width / 2;
      const at = Math.min(Math.max(x, half + 2), this.view.width - half - 2);
      context.fillText(label, at, 2 + row * 15);
    }
    context.restore();
  }

  private paintTimes(context: CanvasRenderingContext2D): void {
    const left = Lanes.left(this.data);
    const right = this.view.width - RIGHT;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.fillStyle = this.colours.muted;
    let free = -Infinity;
    for (const tick of timeTicks(this.view.times, this.innerWidth / 110)) {
      const x = this.x(tick.at);
      line(context, this.colours.line, x, this.lanes.top, x, this.ground + 5);
      const half = context.measureText(tick.label).width / 2;
      if (x - half > free && x + half < this.view.width) {
        context.fillText(tick.label, x, this.ground + 8);
        free = x + half + 8;
      }
    }
    line(context, this.colours.muted, left, this.ground, right, this.ground);
    context.fillText("time (UTC)", (left + right) / 2, this.ground + 27);
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
