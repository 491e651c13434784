import { textOf } from "./marks";
import sheet from "../../../workbench/src/main/resources/spoor/workbench/picture/picture.css?raw";

/** Rules for what a pointer does. */
const ALIVE = /:hover|\.chosen|\.asks|\.brush/;

const VARIABLE = /var\((--[a-z0-9-]+)\)/g;

/**
 * A drawing as a file of its own, in the colours that it has now: the style sheet is in it, nothing
 * is asked of anyone, and what a log says is text.
 *
 * @param caption what is drawn and what is not, as its description
 */
export function standalone(svg: SVGSVGElement, caption: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const groups = copy.querySelectorAll("g");
  svg.querySelectorAll("g").forEach((group, index) => {
    const said = textOf(group);
    if (said !== "") {
      const title = document.createElementNS(copy.namespaceURI, "title");
      title.textContent = said;
      groups[index]?.prepend(title);
    }
  });
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const { name } of [...element.attributes]) {
      if (name.startsWith("data-")) {
        element.removeAttribute(name);
      }
    }
    element.classList.remove("chosen", "asks");
  }
  for (const brush of copy.querySelectorAll(".brush")) {
    brush.remove();
  }
  const { width, height } = copy.viewBox.baseVal;
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const text = document.createElementNS(copy.namespaceURI, "desc");
  text.textContent = caption;
  const style = document.createElementNS(copy.namespaceURI, "style");
  style.textContent = rules();
  copy.prepend(text, style);
  return `${new XMLSerializer().serializeToString(copy)}\n`;
}

/** The rules of drawings, with the colours of now in the place of their names. */
function rules(): string {
  const now = window.getComputedStyle(document.documentElement);
  return sheet
    .split("\n")
    .filter((line) => line.startsWith("svg.picture") && !ALIVE.test(line))
    .join("\n")
    .replace(VARIABLE, (_, name: string) => now.getPropertyValue(name).trim());
}

/** A drawing as pixels, twice as many each way; drawn by the browser, asked of nobody. */
export async function toPng(svg: SVGSVGElement, caption: string): Promise<Blob> {
  const text = standalone(svg, caption);
  const { width, height } = svg.viewBox.baseVal;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  const scale = Math.min(2, 16_000 / height);
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  if (context === null) {
    throw new Error("this browser gives no canvas");
  }
  context.fillStyle = window
    .getComputedStyle(document.documentElement)
    .getPropertyValue("--picture-ground")
    .trim();
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((done, failed) => {
    canvas.toBlob((blob) => {
      if (blob === null) {
        failed(new Error("the picture has too many pixels"));
      } else {
        done(blob);
      }
    }, "image/png");
  });
}
