/** Addresses relative to the server's origin: right behind any proxy and on every host name it answers to. */
export function packageUrl(id: string, version: string): string {
	return `/api/v1/extensions/${id}/versions/${version}/package`;
}

/** Ends with a slash; the paths of `files` follow, each part percent-encoded. */
export function filesUrl(id: string, version: string): string {
	return `/api/v1/extensions/${id}/versions/${version}/files/`;
}

export function iconUrl(id: string, version: string, icon: string | null | undefined): string | null {
	if (!icon) return null;
	return filesUrl(id, version) + icon.split("/").map(encodeURIComponent).join("/");
}
