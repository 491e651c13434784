import { stage } from "../charts/stage";

/** Brings the pictures of a report to life; without this script they stand still. Times stay UTC. */
for (const figure of document.querySelectorAll<HTMLElement>("figure[data-kind]")) {
  const drawing = figure.querySelector<SVGSVGElement>("svg.picture");
  if (drawing !== null) {
    const place = document.createElement("div");
    drawing.before(place);
    place.append(drawing);
    stage(place, drawing, { local: false });
    figure.setAttribute("data-drawn", figure.getAttribute("data-kind") ?? "");
  }
}
