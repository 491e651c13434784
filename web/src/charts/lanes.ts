import { rangeOf, type Range } from "./scale";
import type { Lane, Point, Reference, TimelineData } from "./timelineData";

const HEADING = 24;
const GAP = 8;
const AXIS = 66;
const MOST_NAMES = 230;
const MARGIN = 46;

/** A lane as it stands in a picture; no range where nothing is measured. */
export interface Strip {
  readonly top: number;
  readonly height: number;
  readonly name: string;
  /** The name of the set that begins here; empty: none begins, or there is one only. */
  readonly heading: string;
  readonly range: Range | undefined;
}

/** The lanes of a timeline, one below the other, and what stands above them. */
export class Lanes {
  readonly strips: readonly Strip[];
  /** Where the first lane (or its heading) begins. */
  readonly top: number;
  readonly references: readonly (Reference & { readonly row: number })[];

  constructor(
    private readonly data: TimelineData,
    private readonly logarithmic: boolean,
    bottom: number,
    x: (time: number) => number,
  ) {
    this.references = rowsOf(data.model.references, x);
    const rows = this.references.reduce((most, { row }) => Math.max(most, row + 1), 0);
    this.top = rows === 0 ? 12 : rows * 15 + 8;
    this.strips = this.placed(bottom);
  }

  /** The height that the lanes want; nothing: as high as there is room. */
  static wanted(data: TimelineData): number | undefined {
    const { lanes, references } = data.model;
    if (data.measured && lanes.length === 1) {
      return undefined;
    }
    const each = !data.measured ? 26 : lanes.length <= 4 ? 130 : 78;
    const above = 12 + (references.length > 0 ? 15 * Math.min(references.length, 3) : 0);
    return above + lanes.length * each + headings(lanes) * HEADING + MARGIN;
  }

  /** Where the lanes begin from the left: behind their names and the numbers of the axis. */
  static left(data: TimelineData): number {
    const longest = data.model.lanes.reduce((most, lane) => Math.max(most, lane.name.length), 0);
    const names = longest === 0 ? 0 : Math.min(MOST_NAMES, longest * 6.6) + 14;
    return Math.max(names + (data.measured ? AXIS : 0), data.measured ? 78 : 18);
  }

  holds(score: number): boolean {
    return !this.data.measured || Number.isFinite(this.value(score));
  }

  y(point: Point): number {
    const strip = this.strips[point.lane];
    if (strip === undefined) {
      return 0;
    }
    return strip.range === undefined
      ? strip.top + strip.height / 2
      : this.scaled(point.lane, this.value(point.score));
  }

  /** Where a height (of a logarithmic scale: its power of ten) stands. */
  scaled(lane: number, value: number): number {
    const strip = this.strips[lane];
    if (strip?.range === undefined) {
      return 0;
    }
    const { from, to } = strip.range;
    return strip.top + strip.height - 4 - ((value - from) / (to - from)) * (strip.height - 8);
  }

  private value(score: number): number {
    return this.logarithmic ? Math.log10(score) : score;
  }

  private placed(bottom: number): readonly Strip[] {
    const { lanes } = this.data.model;
    const gap = this.data.measured ? GAP : 0;
    const spare = bottom - this.top - headings(lanes) * HEADING - (lanes.length - 1) * gap;
    const height = Math.max(12, spare / Math.max(1, lanes.length));
    const several = headings(lanes) > 0;
    const ranges = new Map<string, Range>();
    let y = this.top;
    return lanes.map((lane, index) => {
      const begins = several && lane.set !== lanes[index - 1]?.set;
      y += begins ? HEADING : 0;
      const range = ranges.get(lane.set) ?? this.rangeOf(lane);
      ranges.set(lane.set, range);
      const strip = {
        top: y,
        height,
        name: lane.name === "" && lanes.length > 1 ? "(empty)" : lane.name,
        heading: begins ? lane.set || "(empty)" : "",
        range: this.data.measured ? range : undefined,
      };
      y += height + gap;
      return strip;
    });
  }

  /** All points of the set count, seen or not: zooming in time does not move them up or down. */
  private rangeOf(lane: Lane): Range {
    if (!this.logarithmic) {
      return { from: lane.from ?? 0, to: lane.to ?? 1 };
    }
    const { lanes } = this.data.model;
    const seen = this.data.points
      .filter((point) => lanes[point.lane]?.set === lane.set)
      .map((point) => this.value(point.score))
      .filter((value) => Number.isFinite(value));
    const range = rangeOf(seen, 2);
    return { from: Math.floor(range.from), to: Math.ceil(range.to + 0.01) };
  }
}

/** How many sets get a heading: none where there is one set. */
function headings(lanes: readonly Lane[]): number {
  const sets = new Set(lanes.map((lane) => lane.set)).size;
  return sets > 1 ? sets : 0;
}

/** The labels of references in rows, so that they do not touch. */
function rowsOf(
  references: readonly Reference[],
  x: (time: number) => number,
): readonly (Reference & { readonly row: number })[] {
  const ends: number[] = [];
  return references.map((reference) => {
    const half = reference.label.length * 3.6;
    const at = x(reference.time);
    const free = ends.findIndex((end) => end < at - half - 6);
    const row = free >= 0 ? free : ends.length;
    ends[row] = at + half;
    return { ...reference, row };
  });
}
