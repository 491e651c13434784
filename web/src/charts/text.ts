import type { Cell } from "./types";

/** Control and format characters hide, reorder or break what surrounds them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

/** The text with such characters written as code points. */
export function visible(text: string): string {
  return text.replace(
    INVISIBLE,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`,
  );
}

/** At most so many characters, with an ellipsis where some are left out. */
export function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** A value as a tooltip shows it. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) {
    return "";
  }
  return visible(typeof cell === "number" ? numberText(cell) : String(cell));
}

/** Up to six digits; small numbers with a power of ten. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) {
    return String(value);
  }
  return String(Number(value.toPrecision(6)));
}
