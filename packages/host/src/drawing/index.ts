export { type DrawnPanel, drawPanel } from "./draw-panel.ts";
export { drawIcon, iconStrokes } from "./icons.ts";
export { panelProperties } from "./style.ts";
