import { useEffect, useRef, useState, type ReactNode } from "react";
import type { ResultTable } from "../../api/kusto";
import { pictureOf } from "./charts";
import { count } from "../../parts/words";
import { useDark } from "../../parts/useDark";

/** The picture that `render` asked for. */
export function ChartView({ table }: { readonly table: ResultTable }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const dark = useDark();
  const kind = table.render?.kind ?? "";
  const [failed, setFailed] = useState<string>();
  const load = pictureOf(table);

  useEffect(() => {
    const target = place.current;
    if (
      target === null ||
      load === undefined ||
      (table.rows.length === 0 && table.picture === undefined)
    ) {
      return undefined;
    }
    let ended = false;
    let end = () => {
      ended = true;
    };
    load().then(
      (draw) => {
        if (ended) {
          return;
        }
        const picture = draw(target, table);
        if (typeof picture === "string") {
          setFailed(picture);
          return;
        }
        target.setAttribute("data-drawn", kind);
        const observer = new ResizeObserver(picture.resize);
        observer.observe(target);
        end = () => {
          observer.disconnect();
          picture.dispose();
        };
      },
      () => {
        setFailed("The picture could not be drawn; the table has the rows.");
      },
    );
    return () => {
      end();
    };
  }, [table, kind, load, dark]);

  const why =
    failed ??
    (load === undefined
      ? `There is no picture for render ${kind} yet; the table has the rows.`
      : table.rows.length === 0 && table.picture === undefined
        ? "There is nothing to draw: the query gave no rows."
        : undefined);
  if (why !== undefined) {
    return <p className="empty">{why}</p>;
  }
  return (
    <div
      className={table.picture === undefined ? "chart-frame" : "chart-frame served"}
      data-kind={kind}
    >
      <div
        ref={place}
        className="chart"
        // What the server drew speaks for itself; a timeline is walked by keyboard.
        role={table.picture === undefined ? "img" : "group"}
        aria-label={`${kind} of ${count(table.rows.length, "row")}; the Table tab has them as text`}
      />
    </div>
  );
}
