import type { ReactNode } from "react";
import { COPY_FORMATS, type CopyFormat } from "../../../rows";
import { FORMAT_NAMES } from "./copying";
import { MenuItem, Popover, type Spot } from "./Popover";

const PURPOSES: Readonly<Record<CopyFormat, string>> = {
  tsv: "for sheets",
  csv: "nothing in it is computed",
  json: "an object on each line",
  markdown: "for a report",
  kql: "for another query",
};

/** The forms in which the rows or cells that are selected can be copied. */
export function CopyMenu(properties: {
  readonly at: Spot;
  /** What is selected. */
  readonly size: string;
  readonly onCopy: (format: CopyFormat) => void;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Popover at={properties.at} label="Copy as" role="menu" onClose={properties.onClose}>
      <div className="menu-title" role="presentation">
        Copy as <span className="muted">{properties.size}</span>
      </div>
      {COPY_FORMATS.map((format) => (
        <MenuItem
          key={format}
          onChoose={() => {
            properties.onClose();
            properties.onCopy(format);
          }}
        >
          {sentence(FORMAT_NAMES[format])}
          <span className="muted menu-count">{PURPOSES[format]}</span>
        </MenuItem>
      ))}
    </Popover>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
