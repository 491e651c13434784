import type { Comparison } from "../../../rows";

/** What people call the comparisons. */
export const COMPARED: Readonly<Record<Comparison, string>> = {
  contains: "contains",
  lacks: "does not contain",
  equals: "is",
  differs: "is not",
  greater: ">",
  less: "<",
  matches: "matches pattern",
  empty: "is empty",
  filled: "is not empty",
};

/** Whether a comparison is with a text. */
export function takesText(comparison: Comparison): boolean {
  return comparison !== "empty" && comparison !== "filled";
}

/** @returns whether the browser let it */
export function copyText(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
