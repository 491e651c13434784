import type { ReactNode } from "react";
import { cellText } from "../../../parts/cells";
import type { Condition, CopyFormat } from "../../../rows";
import { CellMenu } from "./CellMenu";
import { ColumnMenu } from "./ColumnMenu";
import { copiedSize, type Copied, type CopySource } from "./copying";
import { CopyMenu } from "./CopyMenu";
import type { Layout } from "./layout";
import type { Spot } from "./Popover";
import { sorted, type Wanted } from "./wanted";

/** Which menu is open, and where. */
export type Menu =
  | { readonly kind: "column"; readonly column: number; readonly at: Spot }
  | { readonly kind: "cell"; readonly at: Spot }
  | { readonly kind: "copy"; readonly at: Spot };

/** The menu that is open, over the grid. */
export function GridMenus(properties: {
  readonly menu: Menu;
  readonly source: CopySource;
  readonly wanted: Wanted;
  readonly layout: Layout;
  /** The row that is active; a group has none. */
  readonly row: number | undefined;
  readonly onWanted: (next: Partial<Wanted>) => void;
  readonly onFit: (column: number) => void;
  readonly onCopy: (what: Copied) => void;
  readonly onCopyAs: (format: CopyFormat) => void;
  readonly onMenu: (menu: Menu) => void;
  readonly onDetail: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { menu, source, wanted, layout, row, onWanted, onClose } = properties;
  const { store, shown, selection } = source;
  const group = (column: number) => {
    if (!wanted.groups.includes(column)) {
      onWanted({ groups: [...wanted.groups, column] });
    }
  };
  const filter = (condition: Condition) => {
    onWanted({ conditions: [...wanted.conditions, condition] });
  };
  switch (menu.kind) {
    case "column": {
      const column = store.columns[menu.column];
      return column === undefined ? null : (
        <ColumnMenu
          at={menu.at}
          index={menu.column}
          column={column}
          width={layout.width(menu.column)}
          onSort={(descending, more) => {
            onWanted({ sort: sorted(wanted.sort, menu.column, descending, more) });
          }}
          onGroup={() => {
            group(menu.column);
          }}
          onFilter={filter}
          onHide={() => {
            layout.setHidden(menu.column, true);
          }}
          onMove={(by) => {
            const to = shown[shown.indexOf(menu.column) + by];
            if (to !== undefined) {
              layout.move(menu.column, to);
            }
          }}
          onResize={(width) => {
            layout.resize(menu.column, width);
          }}
          onFit={() => {
            properties.onFit(menu.column);
          }}
          onClose={onClose}
        />
      );
    }
    case "cell": {
      const index = shown[selection.active.position];
      const column = index === undefined ? undefined : store.columns[index];
      if (index === undefined || column === undefined || row === undefined) {
        return null;
      }
      const cell = store.cell(row, index);
      return (
        <CellMenu
          at={menu.at}
          column={column}
          cell={cell}
          onFilter={(exclude) => {
            const empty = cell === null || cell === "";
            filter({
              column: index,
              comparison: empty ? (exclude ? "filled" : "empty") : exclude ? "differs" : "equals",
              text: cellText(cell),
            });
          }}
          onCount={() => {
            group(index);
          }}
          onCopy={properties.onCopy}
          onCopyAs={() => {
            properties.onMenu({ kind: "copy", at: menu.at });
          }}
          onDetail={properties.onDetail}
          onClose={onClose}
        />
      );
    }
    case "copy":
      return (
        <CopyMenu
          at={menu.at}
          size={copiedSize(source)}
          onCopy={properties.onCopyAs}
          onClose={onClose}
        />
      );
  }
}
