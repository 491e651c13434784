import type { ReactNode } from "react";
import type { ColumnProfile } from "../../../api/overview";
import { timeText } from "../../../parts/times";
import { number } from "../../../parts/words";

const WIDTH = 96;
const HEIGHT = 20;

/** How the values of a column are spread: over their range or time, of texts by how common they are. */
export function Sparkline(properties: {
  readonly column: ColumnProfile;
  readonly local: boolean;
}): ReactNode {
  const { column, local } = properties;
  const { spread, most_common: common } = column;
  if (spread !== null) {
    const most = Math.max(...spread.counts);
    const what = column.type === "datetime" ? "over time" : "by size";
    return (
      <Bars
        counts={spread.counts.map((count) => Math.log1p(count) / Math.log1p(most))}
        text={`Spread ${what} from ${timeText(spread.low, local)} to ${timeText(spread.high, local)}, at most ${number(most)} rows in one of ${spread.counts.length} steps`}
        kind="spread"
      />
    );
  }
  const [first] = common;
  if (first === undefined || common.length < 2) {
    return null;
  }
  return (
    <Bars
      counts={common.map((value) => value.count / first.count)}
      text={`The ${common.length} most common values: ${common.map((value) => number(value.count)).join(", ")} rows`}
      kind="common"
    />
  );
}

function Bars(properties: {
  readonly counts: readonly number[];
  readonly text: string;
  readonly kind: string;
}): ReactNode {
  const { counts, text, kind } = properties;
  const slots = kind === "common" ? Math.max(12, counts.length) : counts.length;
  const wide = WIDTH / slots;
  const path = counts
    .map((part, index) => {
      const tall = part === 0 ? 0 : Math.max(1.5, part * HEIGHT);
      return `M${(index * wide).toFixed(2)} ${HEIGHT}v${(-tall).toFixed(2)}h${(wide * 0.82).toFixed(2)}v${tall.toFixed(2)}z`;
    })
    .join("");
  return (
    <svg
      className={`spark ${kind}`}
      role="img"
      aria-label={text}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
    >
      <title>{text}</title>
      <path className="spark-ground" d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} />
      <path d={path} />
    </svg>
  );
}
