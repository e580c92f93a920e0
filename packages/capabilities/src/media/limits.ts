/** Of one encoded picture. */
export const MAX_FRAME_BYTES = 4 * 1024 * 1024;
/** Of one piece of encoded sound. */
export const MAX_CHUNK_BYTES = 256 * 1024;
