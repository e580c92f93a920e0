import { config } from "zod/v4/core";

// Before any schema is used: zod would otherwise probe for `new Function`, which this page's policy reports.
config({ jitless: true });

/** What the server put into the page for style elements that a library makes; empty on the development server. */
export const cspNonce =
	document.querySelector<HTMLMetaElement>("meta[property='csp-nonce']")?.nonce ??
	document.querySelector("script")?.nonce ??
	"";
