export {
	buildZip,
	pngChunk,
	sampleFiles,
	sampleManifest,
	samplePackage,
	samplePng,
	type ZipEntry,
	type ZipFrame,
} from "@annex/scanner/testing";
