import { type DestinationStream, destination, type Logger, pino } from "pino";
import type { Config } from "./config.ts";

/** Structured lines on standard output. Addresses lose their query strings, headers are not logged at all. */
export function createLog(
	config: Pick<Config, "log">,
	stream: DestinationStream = destination({ sync: true }),
): Logger {
	return pino(
		{
			level: config.log,
			base: null,
			redact: { paths: ["*.password", "*.token", "*.cookie", "*.authorization"], censor: "[redacted]" },
			serializers: {
				req: (request: { id?: string; method?: string; url?: string; ip?: string }) => ({
					id: request.id,
					method: request.method,
					path: request.url?.split("?", 1)[0],
					ip: request.ip,
				}),
				res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
				err: pino.stdSerializers.err,
			},
		},
		stream,
	);
}
