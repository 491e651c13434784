import { clockText, offsetText } from "../parts/times";

const UTC_TEXT = /(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)((?::\d\d(?:\.\d+)?)?) ?(?:UTC|Z)/;

/** A line that holds one time in UTC, with that time in the zone of the browser instead. */
export function timesIn(line: string, local: boolean): string {
  if (!local) {
    return line;
  }
  return line.replace(UTC_TEXT, (text, date: string, clock: string, rest: string) => {
    const at = Date.parse(`${date}T${clock}:00Z`);
    return Number.isNaN(at)
      ? text
      : `${clockText(at, true).slice(0, 16)}${rest}${offsetText(at, true)}`;
  });
}

/**
 * A label of an axis in the zone of the browser: what it shows of date and clock stays, but where
 * midnight is elsewhere the clock comes along.
 */
export function labelIn(label: string, milliseconds: number, local: boolean): string {
  if (!local) {
    return label;
  }
  const text = clockText(milliseconds, true);
  const date = text.slice(0, 10);
  const clock = text.slice(11, 16);
  const found = /^(\d{4}-\d\d-\d\d)? ?(?:(\d\d:\d\d)((?::\d\d(?:\.\d+)?)?))?$/.exec(label);
  if (found === null) {
    return clock === "00:00" ? date : `${date} ${clock}`;
  }
  const [, day, time, rest = ""] = found;
  if (time === undefined) {
    return clock === "00:00" ? date : `${date} ${clock}`;
  }
  const midnight = clock === "00:00" && (rest === "" || /^:00(\.0+)?$/.test(rest));
  return day === undefined && !midnight ? clock + rest : `${date} ${clock}${rest}`;
}
