import { z } from "zod";

/** Of one event's payload or one shared value, as JSON text. */
export const MAX_SHARED_CHARS = 16_000;

/** JSON small enough to be handed to many. */
export const smallJson = z
	.json()
	.refine((value) => JSON.stringify(value).length <= MAX_SHARED_CHARS, `Send at most ${MAX_SHARED_CHARS} characters.`);
