import { packageLimits } from "@annex/scanner";
import multipart from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import type { App } from "../../context.ts";
import { errors as serverErrors } from "../../errors.ts";
import { refuseEncoded } from "../../http/bodies.ts";
import { errors } from "./errors.ts";

/** Of the body, or of the file in the form. */
export const maxUploadBytes = packageLimits.packageBytes;

/** Teaches a scope to take packages: the ZIP as the body, or as the file `package` of a form. */
export async function acceptPackages(app: App): Promise<void> {
	app.removeContentTypeParser("application/json");
	app.addContentTypeParser(
		["application/zip", "application/octet-stream"],
		{ parseAs: "buffer" },
		(_request, body, done) => done(null, body),
	);
	await app.register(multipart, {
		limits: { fileSize: maxUploadBytes, files: 1, fields: 8, fieldSize: 1_024, parts: 9, headerPairs: 50 },
	});
}

/** The bytes of the uploaded package. Throws `package_missing`, `body_too_large` and `encoding_unsupported`. */
export async function uploadedPackage(request: FastifyRequest): Promise<Uint8Array> {
	refuseEncoded(request);
	const bytes = request.isMultipart() ? await fromForm(request) : request.body;
	if (!(bytes instanceof Uint8Array) || bytes.length === 0) throw errors.package_missing();
	return bytes;
}

async function fromForm(request: FastifyRequest): Promise<Uint8Array | undefined> {
	let bytes: Uint8Array | undefined;
	try {
		for await (const part of request.parts()) {
			if (part.type !== "file") continue;
			// Each file is read to its end, wanted or not: the form goes on only then.
			const content = await part.toBuffer();
			if (part.fieldname === "package") bytes = content;
		}
	} catch (thrown) {
		const { code, statusCode } = thrown as { code?: unknown; statusCode?: unknown };
		if (code === "FST_REQ_FILE_TOO_LARGE") throw serverErrors.body_too_large(maxUploadBytes, { cause: thrown });
		if (statusCode === 413) throw serverErrors.body_invalid("The form has too many parts.", { cause: thrown });
		throw serverErrors.body_invalid("The form cannot be read.", { cause: thrown });
	}
	return bytes;
}
