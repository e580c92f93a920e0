import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { AnnexError } from "@annex/errors";
import cors from "@fastify/cors";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import Fastify, { type FastifyBaseLogger, type FastifyReply, type FastifyRequest } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import type { Config } from "../config.ts";
import type { App } from "../context.ts";
import { errors } from "../errors.ts";
import { readBodies } from "./bodies.ts";
import { hostRules } from "./hosts.ts";
import { describeDocument, describeRoute } from "./openapi.ts";
import { checkOrigin, isOwnOrigin, isSafe } from "./origins.ts";
import { PROBLEM_TYPE, problemDocument, sendProblem } from "./problem.ts";

export const API_PREFIX = "/api/v1";

const BODY_LIMIT_BYTES = 1024 * 1024;
const REQUEST_TIMEOUT_MS = 60_000;

const DEFAULT_HEADERS = {
	"x-content-type-options": "nosniff",
	"referrer-policy": "no-referrer",
	"cross-origin-opener-policy": "same-origin",
	"x-frame-options": "DENY",
	// The workbench's page says otherwise for itself.
	"permissions-policy": "camera=(), microphone=(), geolocation=()",
	// What is the same for everybody and for long says so itself.
	"cache-control": "no-store",
	// For answers that are no pages; pages bring their own.
	"content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
};
const DOCS_CSP =
	"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
	"connect-src 'self'; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export interface HttpOptions {
	config: Config;
	log: FastifyBaseLogger;
	/** Whether some app has this origin among its allowed ones. */
	isAllowedOrigin: (origin: string) => Promise<boolean>;
	/** Whether its pages act with the cookies of this registry. */
	isFirstParty: (origin: string, request: FastifyRequest) => Promise<boolean>;
	/** Answers on hosts of sandbox frames; nothing else is served there. */
	serveSandbox: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
}

/** Fastify with everything that holds for every route: hosts, origins, headers, problems, the OpenAPI document. */
export async function createHttp({
	config,
	log,
	isAllowedOrigin,
	isFirstParty,
	serveSandbox,
}: HttpOptions): Promise<App> {
	const app: App = Fastify({
		loggerInstance: log,
		genReqId: () => randomUUID(),
		bodyLimit: BODY_LIMIT_BYTES,
		requestTimeout: REQUEST_TIMEOUT_MS,
		// An idle connection is closed at shutdown; a running request is waited for.
		forceCloseConnections: "idle",
		trustProxy: config.trustProxy ?? false,
		routerOptions: { maxParamLength: 512 },
		frameworkErrors: (error, request, reply) => {
			sendProblem(error, request, reply);
		},
		clientErrorHandler: answerUnreadable,
	}).withTypeProvider<ZodTypeProvider>();
	app.setValidatorCompiler(validatorCompiler);
	app.setSerializerCompiler(serializerCompiler);
	readBodies(app);
	app.setErrorHandler(sendProblem);
	app.setNotFoundHandler((request, reply) => sendProblem(errors.not_found(), request, reply));

	const hostKind = hostRules(config);
	// The order of these hooks is the order of the questions: where, in whose name, then (in routes) who.
	// They run for every request and seldom have to wait, so they are callbacks: each promise costs a turn of the queue.
	app.addHook("onRequest", (request, reply, done) => {
		reply.header("x-request-id", request.id);
		const kind = hostKind(request.headers.host);
		if (kind === "app") {
			reply.headers(DEFAULT_HEADERS);
			done();
		} else if (kind === "sandbox") serveSandbox(request, reply).catch(done);
		else sendProblem(errors.host_unknown(), request, reply);
	});
	await app.register(cors, {
		delegator: (request, done) => {
			if (request.headers.origin === undefined) return done(null, NO_CORS);
			corsOptions(request, isAllowedOrigin, isFirstParty).then(
				(options) => done(null, options),
				(error) => done(error, NO_CORS),
			);
		},
	});
	app.addHook("onRequest", (request, _reply, done) => {
		if (isSafe(request)) done();
		else checkOrigin(request, isAllowedOrigin).then(() => done(), done);
	});

	await app.register(swagger, {
		openapi: {
			openapi: "3.1.0",
			info: {
				title: "Annex registry",
				version: "1.0.0",
				description:
					"Errors are RFC 9457 problem documents with a stable `code` and, where there is one, a `fix`. " +
					"Sign in with a cookie session, or send an API token as `Authorization: Bearer annex_…`. Apps' backends send their " +
					"secret (`annexsecret_…`) in the same way, and apps' users their token (`annexuser_…`), where a route is for them.",
			},
			components: {
				securitySchemes: {
					session: { type: "apiKey", in: "cookie", name: "annex.session_token" },
					token: { type: "http", scheme: "bearer" },
				},
			},
		},
		transform: describeRoute,
		transformObject: describeDocument,
	});
	await app.register(async (docs) => {
		docs.addHook("onSend", async (_request, reply) => void reply.header("content-security-policy", DOCS_CSP));
		await docs.register(swaggerUi, { routePrefix: "/docs", indexPrefix: "" });
	});
	app.get("/openapi.json", { schema: { hide: true } }, () => app.swagger());
	return app;
}

const NO_CORS = { origin: false };

async function corsOptions(
	request: FastifyRequest,
	isAllowedOrigin: HttpOptions["isAllowedOrigin"],
	isFirstParty: HttpOptions["isFirstParty"],
) {
	const { origin } = request.headers;
	if (origin === undefined || isOwnOrigin(origin, request) || !(await isAllowedOrigin(origin))) {
		return NO_CORS;
	}
	return {
		origin,
		// Embedding apps say who asks with a token; the cookies of a person who is signed in here are not theirs.
		credentials: await isFirstParty(origin, request),
		methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
		allowedHeaders: ["content-type", "authorization"],
		exposedHeaders: ["x-request-id", "retry-after"],
		maxAge: 600,
	};
}

/** Bytes that are no HTTP request never reach a route; they get a problem document all the same. */
function answerUnreadable(error: Error & { code?: string }, socket: Duplex): void {
	if (error.code === "ECONNRESET" || !socket.writable) {
		socket.destroy();
		return;
	}
	const problem = unreadable(error.code);
	const body = JSON.stringify(problemDocument(problem, ""));
	socket.end(
		`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nContent-Type: ${PROBLEM_TYPE}\r\nConnection: close\r\n` +
			`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
	);
}

function unreadable(code: string | undefined): AnnexError {
	if (code === "ERR_HTTP_REQUEST_TIMEOUT") return errors.request_timeout();
	if (code === "HPE_HEADER_OVERFLOW") return errors.headers_too_large();
	return errors.request_invalid("The request is not well-formed HTTP.");
}
