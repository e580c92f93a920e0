export { buildZip, type HeaderFields, type ZipEntry, type ZipFrame } from "./build-zip.ts";
export { pngChunk, sampleFiles, sampleManifest, samplePackage, samplePng } from "./sample-package.ts";
