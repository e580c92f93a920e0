import type { FastifyRequest } from "fastify";
import type { App } from "../context.ts";
import { errors } from "../errors.ts";

/** What routes read unless they teach their scope more: JSON. Without a word in it, it counts as no body at all. */
export function readBodies(app: App): void {
	const parse = app.getDefaultJsonParser("error", "error");
	app.removeContentTypeParser(["application/json", "text/plain"]);
	app.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) => {
		refuseEncoded(request);
		if (body.trim() === "") done(null);
		else parse(request, body, done);
	});
}

/** Nothing is unpacked here: what is small on the wire could be endless in memory. Throws `encoding_unsupported`. */
export function refuseEncoded(request: FastifyRequest): void {
	const encoding = request.headers["content-encoding"]?.trim().toLowerCase() ?? "";
	if (encoding !== "" && encoding !== "identity") throw errors.encoding_unsupported();
}
