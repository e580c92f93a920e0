export * from "./zip.ts";
