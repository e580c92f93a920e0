/** Of one request's body. */
export const MAX_BODY_BYTES = 1024 * 1024;
/** Of one answer's body, after it is decompressed. */
export const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
/** Requests of one extension at once. */
export const MAX_AT_ONCE = 6;
