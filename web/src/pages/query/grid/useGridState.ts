import { useMemo, useState } from "react";
import type { RowStore } from "../../../rows";
import { readGrid, writeGrid } from "./gridText";
import { useLayout, type Layout } from "./layout";
import { useGridText } from "./useGridText";
import type { Wanted } from "./wanted";

export interface KeptState {
  readonly wanted: Wanted;
  readonly setWanted: (change: (old: Wanted) => Wanted) => void;
  readonly layout: Layout;
  /** What of the address could not be taken. */
  readonly remarks: readonly string[];
  /** Another number with each address that was gone to. */
  readonly version: number;
}

/**
 * How the rows are looked at, in step with the address.
 *
 * @param result the number of the result
 * @param text what the address has
 * @param onGiven another address came
 */
export function useGridState(
  store: RowStore,
  result: number,
  text: string,
  onText: (text: string) => void,
  onGiven: () => void,
): KeptState {
  const [given, setGiven] = useState(() => ({ ...readGrid(text, store.columns), version: 0 }));
  const layout = useLayout(store, given.arranged);
  const [wanted, setWanted] = useState(given.wanted);
  const made = useMemo(
    () => writeGrid({ wanted, arranged: layout.arranged }, store.columns, result),
    [wanted, layout.arranged, store, result],
  );
  useGridText(made, text, onText, (next) => {
    const read = readGrid(next, store.columns);
    setGiven((old) => ({ ...read, version: old.version + 1 }));
    setWanted(read.wanted);
    layout.arrange(read.arranged);
    onGiven();
    return writeGrid(read, store.columns, result);
  });
  return { wanted, setWanted, layout, remarks: given.remarks, version: given.version };
}
