/** A cell of the grid by its line and the place of its column. */
export interface Place {
  readonly line: number;
  readonly position: number;
}

/** What is selected: all between two cells. */
export interface Selection {
  readonly active: Place;
  readonly anchor: Place;
}

/** The line of the columns' names, for the keyboard. */
export const HEAD = -1;

export const ORIGIN: Selection = {
  active: { line: 0, position: 0 },
  anchor: { line: 0, position: 0 },
};

export interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

export function boundsOf({ active, anchor }: Selection): Bounds {
  return {
    from: Math.min(active.line, anchor.line),
    to: Math.max(active.line, anchor.line),
    left: Math.min(active.position, anchor.position),
    right: Math.max(active.position, anchor.position),
  };
}

/** Whether a cell is among those that are selected. */
export function holds(selection: Selection, { line, position }: Place): boolean {
  const { from, to, left, right } = boundsOf(selection);
  return line >= from && line <= to && position >= left && position <= right;
}

/** After the lines are others: who sorts by the head stays there, to sort the other way. */
export function atTop({ active, anchor }: Selection): Selection {
  return {
    active: { ...active, line: Math.min(active.line, 0) },
    anchor: { ...anchor, line: Math.min(anchor.line, 0) },
  };
}
