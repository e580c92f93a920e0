/**
 * What a file of a package is served as. Never `text/html`: whatever is not listed here is bytes to be saved.
 * Scripts are served as scripts so that the browser's own tools can show them; the sandboxing policy that goes with
 * every file keeps them, and those inside an SVG, from running as a page.
 */
const types: Readonly<Record<string, string>> = {
	js: "text/javascript; charset=utf-8",
	mjs: "text/javascript; charset=utf-8",
	json: "application/json; charset=utf-8",
	md: "text/plain; charset=utf-8",
	txt: "text/plain; charset=utf-8",
	css: "text/css; charset=utf-8",
	svg: "image/svg+xml",
	png: "image/png",
	jpg: "image/jpeg",
	jpeg: "image/jpeg",
	gif: "image/gif",
	webp: "image/webp",
	woff2: "font/woff2",
	wasm: "application/wasm",
};

export const fallbackType = "application/octet-stream";

export function contentTypeOf(path: string): string {
	const ending = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
	return (Object.hasOwn(types, ending) ? types[ending] : undefined) ?? fallbackType;
}
