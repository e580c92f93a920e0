import type { Program } from "@annex/sandbox";

/** A module of so many bytes of ordinary code. */
export function sourceOf(bytes: number): string {
	let source = "";
	for (let n = 0; source.length < bytes; n++) {
		source += `export function f${n}(a, b) { const list = [a, b, ${n}]; return list.map((x) => x * ${n}).filter(Boolean); }\n`;
	}
	return source;
}

export async function programOf(text: string): Promise<Program> {
	const source = new TextEncoder().encode(text);
	const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", source));
	const sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
	return { label: "bench.program", main: "main.js", files: [{ path: "main.js", source, sha256 }] };
}
