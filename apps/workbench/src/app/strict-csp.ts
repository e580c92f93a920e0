// Before any schema is used: zod would otherwise probe for `new Function`, which this page's policy reports.
// Set where zod looks for it, not through zod: a first visit makes no schema, and so need not load it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

/** What the server put into the page for style elements that a library makes; empty on the development server. */
export const cspNonce =
	document.querySelector<HTMLMetaElement>("meta[property='csp-nonce']")?.nonce ??
	document.querySelector("script")?.nonce ??
	"";
