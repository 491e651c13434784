import { getJson } from "./http";

/** A record as its file has it; `bytes` is null where it cannot be shown, and `remark` says why. */
export interface RawRecord {
  readonly source: number;
  readonly path: string;
  readonly offset: number;
  readonly state: "as loaded" | "same size" | "grown" | "changed" | "gone" | "unreadable";
  readonly remark: string;
  /** What the bytes lie in; empty: in the file itself. */
  readonly packed: string;
  readonly known: boolean;
  readonly bytes: {
    readonly kind: "text" | "hexadecimal" | "row";
    readonly length: number;
    readonly line: number | null;
    readonly cut: boolean;
    readonly lines: readonly string[];
    readonly before: readonly string[];
    readonly after: readonly string[];
    /** The bytes themselves. */
    readonly base64: string;
  } | null;
}

/**
 * @param source its number in the account, or its path
 * @param around bytes before and behind the record
 */
export async function getRecord(source: string, offset: string, around = 0): Promise<RawRecord> {
  const query = new URLSearchParams({ source, offset, around: String(around) });
  return (await getJson(`/api/record?${query.toString()}`)) as RawRecord;
}

/** The bytes as text, for copying. */
export function textOf(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new TextDecoder("utf-8").decode(bytes);
}
