/** A range of an axis; `to` is greater than `from`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps that a clock shows well; beyond a day whole days, then months and years. */
const STEPS = [
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  200,
  500,
  SECOND,
  2 * SECOND,
  5 * SECOND,
  10 * SECOND,
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
] as const;

/** A mark of an axis and its label. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Marks of a time axis in UTC, about `count` of them. */
export function timeTicks(range: Range, count: number): readonly Tick[] {
  const wanted = (range.to - range.from) / Math.max(1, count);
  const step = STEPS.find((candidate) => candidate >= wanted);
  return step === undefined ? monthTicks(range, wanted) : stepTicks(range, step);
}

function stepTicks(range: Range, step: number): readonly Tick[] {
  const ticks: Tick[] = [];
  let day = "";
  for (let at = Math.ceil(range.from / step) * step; at <= range.to; at += step) {
    const text = timeText(at);
    const date = text.slice(0, 10);
    const clock = step < SECOND ? text.slice(11, 23) : text.slice(11, step < MINUTE ? 19 : 16);
    const midnight = at % DAY === 0;
    ticks.push({
      at,
      label: step >= DAY || midnight ? date : date === day ? clock : `${date} ${clock}`,
    });
    day = date;
  }
  return ticks;
}

function monthTicks(range: Range, wanted: number): readonly Tick[] {
  const months = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000].find(
    (candidate) => candidate * 28 * DAY >= wanted,
  );
  const step = months ?? 120000;
  const start = new Date(range.from);
  const first = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
  const ticks: Tick[] = [];
  for (let month = first; ticks.length < 1000; month += step) {
    const date = new Date(0);
    date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    const at = date.getTime();
    if (Number.isNaN(at) || at > range.to) {
      break;
    }
    if (at >= range.from) {
      ticks.push({ at, label: timeText(at).slice(0, step % 12 === 0 ? 4 : 7) });
    }
  }
  return ticks;
}

/** `2026-09-15 02:41:17.000` in UTC. */
export function timeText(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? "?" : date.toISOString().replace("T", " ").replace("Z", "");
}

/** `2026-09-15 02:41:17 UTC`, fractions only where there are some. */
export function momentText(at: number): string {
  return `${timeText(at).replace(/\.000$/, "")} UTC`;
}

/** Marks of a number axis, about `count` of them. */
export function numberTicks(range: Range, count: number): readonly Tick[] {
  const raw = (range.to - range.from) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
  const ticks: Tick[] = [];
  for (let i = Math.ceil(range.from / step); i * step <= range.to * (1 + 1e-12); i++) {
    ticks.push({ at: i * step, label: shortNumber(i * step) });
  }
  return ticks;
}

/** Marks of a logarithmic axis, whose range is of exponents of ten. */
export function powerTicks(range: Range, count: number): readonly Tick[] {
  const step = Math.max(1, Math.ceil((range.to - range.from) / Math.max(1, count)));
  const ticks: Tick[] = [];
  for (let i = Math.ceil(range.from / step) * step; i <= range.to; i += step) {
    ticks.push({ at: i, label: shortNumber(10 ** i) });
  }
  return ticks;
}

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** The smallest and greatest, widened where they are one or none. */
export function rangeOf(values: readonly number[], width: number): Range {
  let from = Infinity;
  let to = -Infinity;
  for (const value of values) {
    from = Math.min(from, value);
    to = Math.max(to, value);
  }
  if (from > to) {
    return { from: 0, to: width };
  }
  return from === to ? { from: from - width / 2, to: to + width / 2 } : { from, to };
}
