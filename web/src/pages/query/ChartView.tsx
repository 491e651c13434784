import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Drill, ResultTable } from "../../api/kusto";
import type { StageOptions } from "../../charts";
import { openQuery } from "../../parts/openQuery";
import { Text } from "../../parts/Text";
import "../../styles/picture.css";
import { useDark } from "../../parts/useDark";
import { useZone } from "../../parts/zone";
import { markQuery, spanQuery } from "./drill";
import { savePicture } from "./savePicture";

/** The picture that `render` asked for, as the server drew it: a report has the same. */
export function ChartView({ table }: { readonly table: ResultTable }): ReactNode {
  const { picture } = table;
  const kind = table.render?.kind.toLowerCase() ?? "";
  if (picture === undefined || "why" in picture) {
    return (
      <p className="empty">
        <Text value={picture?.why ?? "There is no picture; the table has the rows."} />
      </p>
    );
  }
  return (
    <Drawing
      kind={kind}
      title={table.render?.properties.title ?? ""}
      svg={picture.svg}
      caption={picture.caption}
      drill={picture.drill}
    />
  );
}

function Drawing(properties: {
  readonly kind: string;
  readonly title: string;
  readonly svg: string;
  readonly caption: string;
  readonly drill: Drill | undefined;
}): ReactNode {
  const { kind, svg, caption, drill } = properties;
  const place = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(undefined);
  const [failed, setFailed] = useState<string>();
  const local = useZone() === "local";
  // The colours are those of a style sheet: an export asks for the ones of now.
  useDark();

  useEffect(() => {
    const target = place.current;
    if (target === null) {
      return undefined;
    }
    let ended = false;
    let end = () => {
      ended = true;
    };
    import("../../charts").then(
      ({ readDrawing, stage }) => {
        if (ended) {
          return;
        }
        const read = readDrawing(svg);
        if (read === undefined) {
          setFailed("The picture could not be read; the table has the rows.");
          return;
        }
        drawing.current = read;
        target.replaceChildren(read);
        const staged = stage(target, read, { local, ...asking(drill) });
        target.setAttribute("data-drawn", kind);
        end = () => {
          staged.dispose();
          target.replaceChildren();
        };
      },
      () => {
        setFailed("The picture could not be shown; the table has the rows.");
      },
    );
    return () => {
      end();
    };
  }, [svg, kind, local, drill]);

  const save = (format: "svg" | "png") => {
    const shown = drawing.current;
    if (shown !== undefined) {
      savePicture(shown, format, caption, properties.title || kind).catch((error: unknown) => {
        setFailed(`The picture could not be saved: ${String(error)}`);
      });
    }
  };
  return (
    <div className="chart-frame" data-kind={kind}>
      {failed !== undefined && (
        <p className="failure" role="alert">
          {failed}
        </p>
      )}
      <div ref={place} className="chart" />
      <div className="caption">
        <p>
          <Text value={caption} />
        </p>
        <span className="save">
          {(["svg", "png"] as const).map((format) => (
            <button
              key={format}
              type="button"
              title={`Save the picture as it is shown, as ${format.toUpperCase()}`}
              onClick={() => {
                save(format);
              }}
            >
              Save {format.toUpperCase()}
            </button>
          ))}
        </span>
      </div>
    </div>
  );
}

function asking(drill: Drill | undefined): Omit<StageOptions, "local"> {
  return drill === undefined
    ? {}
    : {
        onMark: (where) => {
          openQuery(markQuery(drill, where), { run: true });
        },
        onSpan: (column, from, to) => {
          openQuery(spanQuery(drill, column, from, to), { run: true });
        },
      };
}
