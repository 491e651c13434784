import type { ReactNode } from "react";
import { zoneName } from "./times";
import { setZone, useZone } from "./zone";

/** The one switch between UTC and the browser's own zone; it says which of them is on. */
export function ZoneSwitch(): ReactNode {
  const local = useZone() === "local";
  return (
    <button
      type="button"
      className="zone"
      aria-pressed={local}
      title={
        local
          ? "Times are in the zone of this browser; press for UTC"
          : "Times are in UTC; press for the zone of this browser"
      }
      onClick={() => {
        setZone(local ? "utc" : "local");
      }}
    >
      {zoneName(local)}
    </button>
  );
}
