export { type Frame, type FrameOptions, renderFrame } from "./render-frame.ts";
