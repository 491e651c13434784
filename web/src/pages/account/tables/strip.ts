import type { Density, DensityLine, TimeSpan } from "../../../api/overview";
import { zoneName } from "../../../parts/times";
import { isoOf, shortTime, ticksOf } from "./ticks";

/** The shared axis of all lines: bins of one length. */
export interface Axis {
  readonly begin: bigint;
  readonly step: bigint;
  readonly bins: number;
}

/** Bins from the first to the last, both within. */
export interface Brush {
  readonly first: number;
  readonly last: number;
}

export function axisOf(density: Density): Axis | undefined {
  const { from, step, bins } = density;
  return from === undefined || step === undefined || bins === undefined
    ? undefined
    : { begin: ticksOf(from), step: BigInt(step), bins };
}

/** The time at which a bin begins. */
export function binTime(axis: Axis, bin: number): bigint {
  return axis.begin + BigInt(bin) * axis.step;
}

/** The span that a brush covers, to the last 100 ns of its last bin. */
export function spanOf(axis: Axis, brush: Brush): TimeSpan {
  return {
    from: isoOf(binTime(axis, brush.first)),
    to: isoOf(binTime(axis, brush.last + 1) - 1n),
  };
}

/** The bins that hold any of a span; undefined where the axis has none of it. */
export function brushOf(axis: Axis, span: TimeSpan): Brush | undefined {
  const bin = (text: string) => Number((ticksOf(text) - axis.begin) / axis.step);
  if (ticksOf(span.to) < axis.begin || bin(span.from) >= axis.bins) {
    return undefined;
  }
  return { first: Math.max(0, bin(span.from)), last: Math.min(axis.bins - 1, bin(span.to)) };
}

/** Rows of a line within a brush. */
export function rowsWithin(line: DensityLine, brush: Brush): number {
  return line.places.reduce(
    (sum, place, index) =>
      place >= brush.first && place <= brush.last ? sum + (line.counts[index] ?? 0) : sum,
    0,
  );
}

/**
 * The bars of a line as one path, each as high as the logarithm of its count: one row among millions
 * still shows, and what is twice as high is not twice as much.
 */
export function barsPath(line: DensityLine, most: number, height: number): string {
  const scale = Math.log1p(most);
  return line.places
    .map((place, index) => {
      const part = Math.log1p(line.counts[index] ?? 0) / scale;
      const tall = Math.max(2.5, part * (height - 1));
      return `M${place} ${height}v${(-tall).toFixed(2)}h1v${tall.toFixed(2)}z`;
    })
    .join("");
}

/** One sentence that says of a line what its bars show. */
export function lineText(line: DensityLine, axis: Axis, local: boolean): string {
  let busiest = 0;
  line.counts.forEach((count, index) => {
    if (count > (line.counts[busiest] ?? 0)) {
      busiest = index;
    }
  });
  const place = line.places[busiest];
  const shown = line.counts.reduce((sum, count) => sum + count, 0);
  if (place === undefined) {
    return `${line.table}: no rows in this span.`;
  }
  const gap = longestGap(line);
  const time = (bin: number) =>
    `${shortTime(binTime(axis, bin), axis.step, local)} ${zoneName(local)}`;
  return (
    `${line.table}: ${shown.toLocaleString("en")} rows in ${line.places.length} of ${axis.bins} ` +
    `steps, most at ${time(place)} (${(line.counts[busiest] ?? 0).toLocaleString("en")})` +
    (gap === undefined ? "." : `, none from ${time(gap.first)} to ${time(gap.last + 1)}.`)
  );
}

/** The longest run of bins without rows between two with rows. */
export function longestGap(line: DensityLine): Brush | undefined {
  let found: Brush | undefined;
  for (let index = 1; index < line.places.length; index++) {
    const first = (line.places[index - 1] ?? 0) + 1;
    const last = (line.places[index] ?? 0) - 1;
    if (last >= first && (found === undefined || last - first > found.last - found.first)) {
      found = { first, last };
    }
  }
  return found;
}

/** Bins at which the axis has a mark with its time: about one every so many pixels. */
export function marks(axis: Axis, width: number): readonly number[] {
  const wanted = Math.max(2, Math.floor(width / 150));
  const every = Math.max(1, Math.ceil(axis.bins / wanted));
  return Array.from({ length: Math.ceil(axis.bins / every) }, (_, index) => index * every);
}
