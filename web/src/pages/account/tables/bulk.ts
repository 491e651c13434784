import { getDensity, type Density, type DensityLine, type TimeSpan } from "../../../api/overview";
import { axisOf, spanOf, type Brush } from "./strip";

/** The axis is drawn together only where that makes it this much shorter; once it is, for less. */
const SHORTER = 4;
const TIGHTER = 1.5;

/** So often at most; a time of the year 9999 needs three or four. */
const ROUNDS = 6;

/** Of so many rows of a table one may stay out. */
const ONE_OF = 100;

/** A table of fewer rows has none to leave out. */
const FEW = 5;

/** How many rows of a table may lie outside of what is drawn, for the others to be seen. */
function allowed(line: DensityLine): number {
  return line.timed < FEW ? 0 : Math.max(1, Math.floor(line.timed / ONE_OF));
}

/** Rows of a line that lie outside of what was counted. */
export function outside(line: DensityLine): number {
  return line.timed - line.counts.reduce((sum, count) => sum + count, 0);
}

/**
 * The steps that hold the bulk of every table: a stray time far from all others would leave one bar for
 * them. Nothing where little is gained.
 */
export function bulkOf(density: Density, shorter: number): Brush | undefined {
  const bins = density.bins ?? 0;
  const lines = density.tables.map((line) => ({
    counts: new Map(line.places.map((place, index) => [place, line.counts[index] ?? 0])),
    spare: allowed(line) - outside(line),
  }));
  const taken = (bin: number) => lines.some(({ counts }) => counts.has(bin));
  const filled = Array.from({ length: bins }, (_, bin) => bin).filter(taken);
  let best: Brush | undefined;
  for (const leftFirst of [true, false]) {
    const spare = lines.map((line) => line.spare);
    let low = 0;
    let high = filled.length - 1;
    const take = (index: number): boolean => {
      const bin = filled[index] ?? 0;
      const left = lines.map(({ counts }, at) => (spare[at] ?? 0) - (counts.get(bin) ?? 0));
      if (left.some((rest, at) => rest < 0 && (lines[at]?.counts.has(bin) ?? false))) {
        return false;
      }
      left.forEach((rest, at) => (spare[at] = rest));
      return true;
    };
    for (const fromLeft of [leftFirst, !leftFirst]) {
      while (low < high && take(fromLeft ? low : high)) {
        low += fromLeft ? 1 : 0;
        high -= fromLeft ? 0 : 1;
      }
    }
    const found = { first: filled[low] ?? 0, last: filled[high] ?? 0 };
    if (best === undefined || found.last - found.first < best.last - best.first) {
      best = found;
    }
  }
  return best !== undefined && (best.last - best.first + 1) * shorter <= bins ? best : undefined;
}

/** Rows over time of a span; without one of all times or, where they are far apart, of the bulk. */
export async function countTimes(
  span: TimeSpan | undefined,
  whole: boolean,
  bins: number,
): Promise<Density> {
  let density = await getDensity(span, bins);
  for (let round = 0; round < ROUNDS && span === undefined && !whole; round++) {
    const axis = axisOf(density);
    const bulk = axis === undefined ? undefined : bulkOf(density, round === 0 ? SHORTER : TIGHTER);
    if (axis === undefined || bulk === undefined) {
      break;
    }
    density = await getDensity(spanOf(axis, bulk), bins);
  }
  return density;
}
