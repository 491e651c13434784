/** A sheet takes what begins so for a formula. */
const COMPUTED = /^[=+\-@\t\n'\uFF1D\uFF0B\uFF0D\uFF20]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Code points that are no characters, at the end of each plane. */
const NO_CHARACTERS = Array.from({ length: 17 }, (_, plane) =>
  String.fromCodePoint(plane * 0x1_0000 + 0xfffe, plane * 0x1_0000 + 0xffff),
).join("");
const CLASS = `[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\u115F\u1160\u3164\uFFA0\u2800${NO_CHARACTERS}]`;
const ALL_HIDDEN = new RegExp(CLASS, "gu");
const HIDDEN = new RegExp(`^${CLASS}$`, "u");

/** Whether a character hides, or turns what is around it. */
export function isHidden(character: string): boolean {
  return HIDDEN.test(character);
}

/**
 * Hidden characters by their code point: `\u{202E}`.
 *
 * @param kept hidden characters that stay
 */
export function visibleCodes(text: string, kept: string): string {
  return text.replace(ALL_HIDDEN, (character) =>
    kept.includes(character) ? character : codePoint(character),
  );
}

function codePoint(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `\\u{${code.padStart(4, "0")}}`;
}

/**
 * A text that a sheet shows and does not compute: hidden characters, save line feeds and tabs, by
 * their code point, and one `'` before what would be a formula. To have it back take one leading `'`
 * away and put each code point back; a backslash that looked like one is written as one.
 */
export function spreadsheetText(text: string): string {
  const shown = visibleCodes(text.replaceAll("\\u{", "\\u{005C}u{"), "\n\t");
  return COMPUTED.test(shown) && !NUMBER.test(shown) ? `'${shown}` : shown;
}
