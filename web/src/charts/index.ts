/** What brings the drawings of Spoor to life, in the page and in reports; without a framework. */
export { readDrawing } from "./drawn";
export { standalone, toPng } from "./picture";
export { stage, type Stage, type StageOptions } from "./stage";
