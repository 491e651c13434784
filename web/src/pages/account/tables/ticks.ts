import { clockText } from "../../../parts/times";

/**
 * Times as whole numbers of 100 ns since 1970, exact to the last digit a log has: a span of 20 years
 * has more of them than a number can tell apart, so they are BigInts.
 */
const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,7}))?\d*Z$/;

const PER_SECOND = 10_000_000n;

export function ticksOf(text: string): bigint {
  const found = ISO.exec(text);
  if (found === null) {
    return 0n;
  }
  const seconds = BigInt(Date.parse(`${found[1] ?? ""}Z`)) / 1000n;
  return seconds * PER_SECOND + BigInt((found[2] ?? "").padEnd(7, "0"));
}

/** ISO text in UTC with all seven digits: what KQL takes within `datetime(...)`. */
export function isoOf(ticks: bigint): string {
  const below = ((ticks % PER_SECOND) + PER_SECOND) % PER_SECOND;
  const seconds = (ticks - below) / PER_SECOND;
  const whole = new Date(Number(seconds) * 1000).toISOString().slice(0, 19);
  return `${whole}.${String(below).padStart(7, "0")}Z`;
}

const UNITS: readonly (readonly [bigint, string])[] = [
  [864_000_000_000n, "day"],
  [36_000_000_000n, "hour"],
  [600_000_000n, "minute"],
  [10_000_000n, "second"],
  [10_000n, "millisecond"],
  [10n, "microsecond"],
];

/** `10 minutes`, `1 day`, `100 ns`. */
export function lengthText(ticks: bigint): string {
  for (const [length, name] of UNITS) {
    if (ticks >= length && ticks % length === 0n) {
      const many = ticks / length;
      return `${many} ${name}${many === 1n ? "" : "s"}`;
    }
  }
  return `${ticks * 100n} ns`;
}

/** The time of a bin's begin, in UTC or the browser's zone, without digits that its length does not need. */
export function shortTime(ticks: bigint, step: bigint, local: boolean): string {
  const text = clockOf(ticks, local);
  if (step >= 864_000_000_000n && text.slice(11, 19) === "00:00:00") {
    return text.slice(0, 10);
  }
  if (step >= 600_000_000n) {
    return text.slice(0, 16);
  }
  return step >= PER_SECOND ? text.slice(0, 19) : text.slice(0, 27).replace(/0+$/, "");
}

/** `2024-07-08 10:27:53.6500000` */
function clockOf(ticks: bigint, local: boolean): string {
  const text = isoOf(ticks).replace("T", " ").replace("Z", "");
  return local
    ? clockText(Date.parse(`${text.slice(0, 19)}Z`), true).slice(0, 19) + text.slice(19)
    : text;
}
