/** Colours that people with any kind of colour sight tell apart (Okabe and Ito), with shapes. */
export interface Colours {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly ground: string;
  readonly brush: string;
  readonly series: readonly string[];
}

const LIGHT: Colours = {
  text: "#1c2330",
  muted: "#566072",
  line: "#d5dae3",
  ground: "#ffffff",
  brush: "rgba(0, 114, 178, 0.15)",
  series: ["#0072b2", "#d55e00", "#008a66", "#aa4499", "#7a6a00", "#3399cc", "#555555", "#888888"],
};

const DARK: Colours = {
  text: "#e6eaf2",
  muted: "#a2abbd",
  line: "#384152",
  ground: "#171b23",
  brush: "rgba(86, 180, 233, 0.2)",
  series: ["#56b4e9", "#e69f00", "#00c78c", "#e39bc9", "#f0e442", "#9ad0f5", "#cccccc", "#999999"],
};

export function coloursFor(dark: boolean): Colours {
  return dark ? DARK : LIGHT;
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
