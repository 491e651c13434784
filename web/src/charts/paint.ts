/** The colours of the style sheet of pictures (`picture.css`), as they are now: light or dark. */
export interface Colours {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly ground: string;
  readonly soft: string;
  /** Of what is marked: reference events. */
  readonly mark: string;
  readonly brush: string;
  /** Told apart by people with any kind of colour sight; the last is that of all others. */
  readonly series: readonly string[];
}

const SERIES = 8;

export function coloursNow(): Colours {
  const style = window.getComputedStyle(document.documentElement);
  const named = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: named("--picture-text"),
    muted: named("--picture-muted"),
    line: named("--picture-line"),
    ground: named("--picture-ground"),
    soft: named("--picture-soft"),
    mark: named("--picture-mark"),
    brush: `${named("--series-0")}33`,
    series: Array.from({ length: SERIES }, (_, index) => named(`--series-${index}`)),
  };
}

/** Circle, square, diamond, triangle, in turn. */
export function shape(
  context: CanvasRenderingContext2D,
  series: number,
  x: number,
  y: number,
  radius: number,
): void {
  context.beginPath();
  switch (series % 4) {
    case 0:
      context.arc(x, y, radius, 0, 2 * Math.PI);
      break;
    case 1:
      context.rect(x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8);
      break;
    case 2:
      polygon(context, [
        [x, y - radius * 1.25],
        [x + radius * 1.25, y],
        [x, y + radius * 1.25],
        [x - radius * 1.25, y],
      ]);
      break;
    default:
      polygon(context, [
        [x, y - radius * 1.2],
        [x + radius * 1.1, y + radius * 0.8],
        [x - radius * 1.1, y + radius * 0.8],
      ]);
  }
}

function polygon(
  context: CanvasRenderingContext2D,
  corners: readonly (readonly [number, number])[],
): void {
  corners.forEach(([x, y], index) => {
    if (index === 0) {
      context.moveTo(x, y);
    } else {
      context.lineTo(x, y);
    }
  });
  context.closePath();
}
