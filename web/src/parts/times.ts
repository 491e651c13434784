/** Times as text in UTC or in the zone of the browser; the zone is always written. */

/** A time taken apart: its milliseconds since 1970 (UTC) and the digits below them. */
interface Moment {
  readonly milliseconds: number;
  readonly below: string;
}

const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z$/;

/** `Z` for UTC, for another zone its distance at that time: `+02:00`. */
export function offsetText(milliseconds: number, local: boolean): string {
  if (!local) {
    return "Z";
  }
  const minutes = -new Date(milliseconds).getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** What a switch or an axis calls the zone: `UTC`, or the browser's own name of it. */
export function zoneName(local: boolean): string {
  if (!local) {
    return "UTC";
  }
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return timeZone === "" ? "local time" : timeZone;
}

/** `2024-07-08 10:27:53.650`, without the zone, in UTC or in the browser's own. */
export function clockText(milliseconds: number, local: boolean): string {
  const whole = Math.floor(milliseconds);
  const shifted = local ? whole - new Date(whole).getTimezoneOffset() * 60_000 : whole;
  return new Date(shifted).toISOString().replace("T", " ").replace("Z", "");
}

/**
 * `2024-07-08 10:27:53.65Z` or `2024-07-08 12:27:53.65+02:00`: a time as a query gives it (ISO text in
 * UTC, to 100 ns), a space for the T, no trailing zeros; the zone stays. What is no such text stays.
 */
export function timeText(text: string, local: boolean): string {
  const moment = momentOf(text);
  if (moment === undefined) {
    return text;
  }
  const { milliseconds, below } = moment;
  const digits = `${clockText(milliseconds, local)}${below}`.replace(/\.?0*$/, "");
  return digits + offsetText(milliseconds, local);
}

function momentOf(text: string): Moment | undefined {
  const found = ISO.exec(text);
  if (found === null) {
    return undefined;
  }
  const fraction = (found[2] ?? "").padEnd(3, "0");
  const milliseconds = Date.parse(`${found[1] ?? ""}.${fraction.slice(0, 3)}Z`);
  return Number.isNaN(milliseconds) ? undefined : { milliseconds, below: fraction.slice(3) };
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
