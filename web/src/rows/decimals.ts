/** Compares decimal texts (`-12.5`, `1e3`) exactly; what is none is smaller than all. */
export function compareDecimals(one: string, other: string): number {
  const a = scaled(one);
  const b = scaled(other);
  if (a === undefined || b === undefined) {
    return a === b ? 0 : a === undefined ? -1 : 1;
  }
  const places = Math.max(a.places, b.places);
  const left = a.digits * 10n ** BigInt(places - a.places);
  const right = b.digits * 10n ** BigInt(places - b.places);
  return left < right ? -1 : left > right ? 1 : 0;
}

interface Scaled {
  readonly digits: bigint;
  readonly places: number;
}

/** Exponents beyond what a decimal can have are not computed. */
const MOST_PLACES = 500;

function scaled(text: string): Scaled | undefined {
  const found = /^([-+]?)(\d+)(?:\.(\d*))?(?:[eE]([-+]?\d{1,4}))?$/.exec(text);
  if (found === null) {
    return undefined;
  }
  const fraction = found[3] ?? "";
  const places = fraction.length - Number(found[4] ?? 0);
  if (Math.abs(places) > MOST_PLACES) {
    return undefined;
  }
  const size = BigInt((found[2] ?? "") + fraction);
  const digits = found[1] === "-" ? -size : size;
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}
