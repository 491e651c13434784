import { clockText } from "../parts/times";

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

/** Marks of a time axis in UTC or in the zone of the browser, about `count` of them. */
export function timeTicks(range: Range, count: number, local: boolean): readonly Tick[] {
  const wanted = (range.to - range.from) / Math.max(1, count);
  const step = STEPS.find((candidate) => candidate >= wanted);
  if (!local) {
    return step === undefined ? monthTicks(range, wanted) : stepTicks(range, step);
  }
  // As if the clock of the browser were UTC: round times of that clock, put back where they are.
  const shift = (at: number) => new Date(at).getTimezoneOffset() * 60_000;
  const clock = { from: range.from - shift(range.from), to: range.to - shift(range.to) };
  const ticks = step === undefined ? monthTicks(clock, wanted) : stepTicks(clock, step);
  return ticks
    .map(({ at, label }) => ({ at: at + shift(at + shift(at)), label }))
    .filter(({ at }) => at >= range.from && at <= range.to);
}

function stepTicks(range: Range, step: number): readonly Tick[] {
  const ticks: Tick[] = [];
  let day = "";
  for (let at = Math.ceil(range.from / step) * step; at <= range.to; at += step) {
    const text = clockText(at, false);
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
      ticks.push({ at, label: clockText(at, false).slice(0, step % 12 === 0 ? 4 : 7) });
    }
  }
  return ticks;
}
