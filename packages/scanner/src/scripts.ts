/** Whether a path names JavaScript; everything else is data to the host, which never runs it. */
export function isScript(path: string): boolean {
	return /\.(?:js|mjs)$/.test(path);
}
