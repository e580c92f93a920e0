import { parentPort } from "node:worker_threads";
import { AnnexError } from "@annex/errors";
import { readPackage, scanPackage } from "@annex/scanner";
import type { Reply, Request } from "./messages.ts";

/** Opens packages of strangers beside the server's own thread, which goes on answering meanwhile. */
parentPort?.on("message", async (request: Request) => {
	parentPort?.postMessage(await answer(request));
});

async function answer(request: Request): Promise<Reply> {
	try {
		const { files, ...rest } = await readPackage(request.bytes);
		if (request.kind === "read") {
			const outline = files.map(({ path, size, sha256 }) => ({ path, size, sha256 }));
			return { id: request.id, kind: "read", value: { ...rest, files: outline } };
		}
		if (request.kind === "open") {
			const outline = files.map(({ path, size, sha256 }) => ({ path, size, sha256 }));
			const text = new TextDecoder();
			const modules = rest.modules.map((path) => ({
				path,
				source: text.decode(files.find((file) => file.path === path)?.bytes),
			}));
			return { id: request.id, kind: "open", value: { outline: { ...rest, files: outline }, modules } };
		}
		return { id: request.id, kind: "inspect", value: { files, findings: scanPackage({ ...rest, files }) } };
	} catch (thrown) {
		if (thrown instanceof AnnexError) {
			const { code, message, status, fix, details } = thrown;
			return { id: request.id, kind: "error", value: { code, message, status, fix, details } };
		}
		return { id: request.id, kind: "error", value: { code: "internal_error", message: String(thrown) } };
	}
}
