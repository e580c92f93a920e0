const SENT = new Set([
	"accept",
	"accept-language",
	"authorization",
	"content-type",
	"if-match",
	"if-modified-since",
	"if-none-match",
	"range",
]);
const ANSWERED = new Set([
	"accept-ranges",
	"age",
	"allow",
	"cache-control",
	"content-disposition",
	"content-language",
	"content-range",
	"content-type",
	"date",
	"etag",
	"expires",
	"last-modified",
	"link",
	"retry-after",
]);
/** Headers with which a client speaks for somebody else, or makes one method into another. */
const SPOKEN_FOR = /^x-(?:forwarded|real-ip|original|rewrite|http-method|method-override|client-ip|csrf|xsrf)/;

/** The headers of a request that are passed on, in lower case: never cookies, `Host`, `Origin`, `Referer`, proxies'. */
export function sentHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
	return kept(headers, (name) => SENT.has(name) || (name.startsWith("x-") && !SPOKEN_FOR.test(name)));
}

/** The headers of an answer that an extension sees, in lower case: never cookies, nor what steers the connection. */
export function answeredHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
	return kept(headers, (name) => ANSWERED.has(name) || name.startsWith("x-"));
}

function kept(headers: Readonly<Record<string, string>>, keep: (name: string) => boolean): Record<string, string> {
	const all = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
	return Object.fromEntries(all.filter(([name]) => keep(name)));
}
