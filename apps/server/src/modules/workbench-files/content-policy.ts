/** The workbench page's Content-Security-Policy: no inline script, Trusted Types, frames from the sandbox alone. */
export function workbenchPolicy(options: {
	nonce: string;
	/** Where sandbox frames come from, such as `http://*.sandbox.localhost:4000`; beside it, the shared frame here. */
	sandboxOrigin: string;
	/** Names of the Trusted Types policies that the page may make. */
	trustedTypes: readonly string[];
}): string {
	const { nonce, sandboxOrigin, trustedTypes } = options;
	return [
		"default-src 'none'",
		"script-src 'self'",
		`style-src 'self' 'nonce-${nonce}'`,
		"img-src 'self' data: blob:",
		"font-src 'self'",
		"connect-src 'self'",
		"manifest-src 'self'",
		`frame-src ${sandboxOrigin} 'self'`,
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
		"require-trusted-types-for 'script'",
		`trusted-types ${trustedTypes.length > 0 ? trustedTypes.join(" ") : "'none'"}`,
	].join("; ");
}
