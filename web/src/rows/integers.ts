import type { Cell, KqlType } from "../api/kusto";

/**
 * Whole numbers, times and time spans as counts of their smallest unit. A count is kept as a
 * difference from a base that is near to what logs hold, so that a double holds nearly all of them
 * exactly; the others are big.
 */
export interface IntegerCode {
  readonly base: bigint;
  /** The count above the base; undefined when the cell is no such value, or not exactly this one. */
  readonly encode: (cell: Cell) => number | bigint | undefined;
  /** The cell again, as it came. */
  readonly decode: (count: number | bigint) => Cell;
}

const EXACT = 2 ** 53;
const BIG_EXACT = BigInt(EXACT);
const DAY = 864_000_000_000n;
const SECOND = 10_000_000;
const EPOCH_2010 = Date.UTC(2010, 0, 1);
/** Ticks between 0001-01-01 and 2010-01-01. */
const TICKS_2010 = 633_979_008_000_000_000n;

export function integerCode(type: KqlType): IntegerCode | undefined {
  switch (type) {
    case "int":
    case "long":
      return { base: 0n, encode: encodeLong, decode: decodeLong };
    case "datetime":
      return { base: TICKS_2010, encode: encodeTime, decode: decodeTime };
    case "timespan":
      return { base: 0n, encode: encodeSpan, decode: decodeSpan };
    case "bool":
    case "real":
    case "decimal":
    case "string":
    case "dynamic":
    case "guid":
      return undefined;
  }
}

function encodeLong(cell: Cell): number | bigint | undefined {
  if (typeof cell === "number") {
    // The server writes as numbers what lies within 2^53, itself included.
    return Number.isInteger(cell) && Math.abs(cell) <= EXACT ? cell : undefined;
  }
  if (typeof cell === "string" && /^-?(?:0|[1-9]\d{0,18})$/.test(cell) && cell !== "-0") {
    return BigInt(cell);
  }
  return undefined;
}

function decodeLong(count: number | bigint): Cell {
  return count >= -BIG_EXACT && count <= BIG_EXACT ? Number(count) : count.toString();
}

const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?Z$/;

function encodeTime(cell: Cell): number | bigint | undefined {
  if (typeof cell !== "string") {
    return undefined;
  }
  const found = TIME.exec(cell);
  if (found === null) {
    return undefined;
  }
  const clock = Number(found[4]) * 3600 + Number(found[5]) * 60 + Number(found[6]);
  const seconds = secondsOfDay(cell.slice(0, 10)) + clock;
  const below = Number((found[7] ?? "").padEnd(7, "0"));
  const ticks = seconds * SECOND + below;
  return Number.isSafeInteger(ticks) ? ticks : BigInt(seconds) * BigInt(SECOND) + BigInt(below);
}

let lastDay = "";
let lastSeconds = 0;

/** Seconds from 2010 to the beginning of a day; rows that follow each other are mostly of one. */
function secondsOfDay(day: string): number {
  if (day !== lastDay) {
    const date = new Date(0);
    // Years below 100 are years of this calendar too.
    date.setUTCFullYear(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)));
    lastSeconds = (date.getTime() - EPOCH_2010) / 1000;
    lastDay = day;
  }
  return lastSeconds;
}

/** Ticks above 2010 as the server writes a time. */
function decodeTime(count: number | bigint): Cell {
  let below: number;
  let seconds: number;
  if (typeof count === "number") {
    seconds = Math.floor(count / SECOND);
    below = count - seconds * SECOND;
    if (below < 0 || below >= SECOND) {
      // The quotient was rounded to the next second.
      seconds += below < 0 ? -1 : 1;
      below = count - seconds * SECOND;
    }
  } else {
    const ticks = BigInt(SECOND);
    below = Number(((count % ticks) + ticks) % ticks);
    seconds = Number((count - BigInt(below)) / ticks);
  }
  const text = new Date(EPOCH_2010 + seconds * 1000).toISOString();
  return `${text.slice(0, -5)}.${String(below).padStart(7, "0")}Z`;
}

const SPAN = /^(-?)(?:(\d{1,8})\.)?(\d\d):(\d\d):(\d\d)(?:\.(\d{7}))?$/;

function encodeSpan(cell: Cell): number | bigint | undefined {
  if (typeof cell !== "string") {
    return undefined;
  }
  const found = SPAN.exec(cell);
  if (found === null) {
    return undefined;
  }
  const seconds = Number(found[3]) * 3600 + Number(found[4]) * 60 + Number(found[5]);
  const size = BigInt(found[2] ?? "0") * DAY + BigInt(seconds * SECOND) + BigInt(found[6] ?? "0");
  const ticks = found[1] === "-" ? -size : size;
  const number = Number(ticks);
  return Number.isSafeInteger(number) ? number : ticks;
}

function decodeSpan(given: number | bigint): Cell {
  const count = BigInt(given);
  const size = count < 0n ? -count : count;
  const days = size / DAY;
  const ticks = Number(size % DAY);
  const below = ticks % SECOND;
  const seconds = Math.floor(ticks / SECOND);
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, "0"))
    .join(":");
  return (
    (count < 0n ? "-" : "") +
    (days > 0n ? `${days.toString()}.` : "") +
    clock +
    (below > 0 ? `.${String(below).padStart(7, "0")}` : "")
  );
}
