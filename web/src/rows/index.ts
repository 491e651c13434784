export { tabSeparated, sheetCell, isPlace } from "./copy";
export { rowsAs, COPY_FORMATS, type CopyFormat } from "./copyAs";
export { compareDecimals } from "./decimals";
export { filterRows, fault, COMPARISONS, type Comparison, type Condition } from "./filter";
export { Grouping, type Group, type Line } from "./groups";
export { sortRows, compareTexts, type SortKey } from "./order";
export { pattern } from "./pattern";
export { RowStore, placeColumns, MOST_ROWS, SOURCE, OFFSET } from "./RowStore";
export { totals, type Totals } from "./totals";
