import type { KqlType } from "../../../api/kusto";
import { reference } from "../../../parts/kql";

/** Longer texts come cut from a profile. */
const WHOLE = 200;

/** A text as KQL writes it: nothing in it can end it. */
export function quoted(text: string): string {
  const escaped = text.replace(/[\\"\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    if (character === "\\" || character === '"') {
      return `\\${character}`;
    }
    return Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
    ).join("");
  });
  return `"${escaped}"`;
}

/** The condition that a column has a value of its profile. */
export function equals(column: string, type: KqlType, value: unknown): string {
  const name = reference(column);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  switch (type) {
    case "bool":
    case "int":
    case "long":
      return `${name} == ${text}`;
    case "real":
      return `${name} == real(${text})`;
    case "decimal":
      return `${name} == decimal(${text})`;
    case "datetime":
      return `${name} == datetime(${text})`;
    case "timespan":
      return `${name} == time(${text})`;
    case "guid":
      return `${name} == guid(${text})`;
    case "dynamic":
      return like(`tostring(${name})`, text);
    case "string":
      return like(name, text);
  }
}

function like(value: string, text: string): string {
  return text.length > WHOLE && text.endsWith("…")
    ? `${value} startswith_cs ${quoted(text.slice(0, -1))}`
    : `${value} == ${quoted(text)}`;
}
