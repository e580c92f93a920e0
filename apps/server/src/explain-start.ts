import type { Config } from "./config.ts";

/** Why a server did not start, for the person who started it. */
export interface StartFault {
	readonly sentence: string;
	/** Empty when nothing better than the sentence is known. */
	readonly fix: string;
}

/** Puts what the operating system refused into words; other errors speak for themselves. */
export function explainStart(thrown: unknown, config: Pick<Config, "port" | "host" | "dataDir">): StartFault {
	const { code, syscall, message, fix } = thrown as {
		code?: unknown;
		syscall?: unknown;
		message?: unknown;
		fix?: unknown;
	};
	if (syscall === "listen") {
		const other = "Set PORT to a free one, as in `PORT=4001 npm start`.";
		if (code === "EADDRINUSE") {
			return { sentence: `Port ${config.port} is in use by another program.`, fix: `Stop that program, or: ${other}` };
		}
		if (code === "EACCES") return { sentence: `Port ${config.port} may not be used by this user.`, fix: other };
		if (code === "EADDRNOTAVAIL") {
			return { sentence: `This machine has no address ${config.host}.`, fix: "Set ANNEX_HOST to one that it has." };
		}
	}
	switch (code) {
		case "EACCES":
		case "EPERM":
		case "EROFS":
		case "EEXIST":
		case "ENOTDIR":
			return {
				sentence: `The data folder ${config.dataDir} cannot be written to (${message}).`,
				fix: "Set ANNEX_DATA to a folder that this user may write to.",
			};
		case "ENOSPC":
			return { sentence: `The disk of the data folder ${config.dataDir} is full.`, fix: "Make room on it." };
		default:
			return {
				sentence: thrown instanceof Error ? thrown.message : String(thrown),
				fix: typeof fix === "string" ? fix : "",
			};
	}
}
