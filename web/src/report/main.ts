import { drawTimeline, type ChartTable, type TimelineModel } from "../charts";

/**
 * Brings the pictures of a report to life: each figure holds its rows as inert JSON and a still
 * picture, which stays where none can be drawn.
 */
function draw(figure: HTMLElement): void {
  const source = figure.querySelector("script[type='application/json']")?.textContent ?? "";
  const still = figure.querySelector<SVGElement>("svg");
  const table = JSON.parse(source) as ChartTable & { readonly model: TimelineModel };
  const place = document.createElement("div");
  figure.prepend(place);
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const show = () => {
    place.replaceChildren();
    return drawTimeline(place, table, table.model);
  };
  let picture = show();
  still?.remove();
  figure.querySelector("figcaption")?.remove();
  figure.setAttribute("data-drawn", "timeline");
  dark.addEventListener("change", () => {
    picture = show();
  });
  new ResizeObserver(() => {
    picture.resize();
  }).observe(place);
}

for (const figure of document.querySelectorAll<HTMLElement>("figure[data-kind='timeline']")) {
  draw(figure);
}
