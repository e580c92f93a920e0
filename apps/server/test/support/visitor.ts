/** An answer with its body read: `body` is parsed JSON, or the text when it is none. */
export interface Answer {
	status: number;
	headers: Headers;
	// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape.
	body: any;
}

/** A client that keeps cookies, as a browser of one person does. Paths are relative to `/api/v1` unless they begin with `//`. */
export interface Visitor {
	get(path: string, headers?: Record<string, string>): Promise<Answer>;
	post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
	patch(path: string, body?: unknown): Promise<Answer>;
	put(path: string, body?: unknown): Promise<Answer>;
	delete(path: string): Promise<Answer>;
	request(method: string, path: string, init?: { body?: unknown; headers?: Record<string, string> }): Promise<Answer>;
	/** Registers as `name` with `PASSWORD`; throws unless 201. */
	register(name: string): Promise<Answer>;
	login(login: string, password?: string): Promise<Answer>;
	readonly cookies: ReadonlyMap<string, string>;
}

export const PASSWORD = "a-long-enough-password";

export function visitor(baseUrl: string): Visitor {
	const cookies = new Map<string, string>();

	async function request(
		method: string,
		path: string,
		{ body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
	): Promise<Answer> {
		const url = path.startsWith("//") ? `${baseUrl}${path.slice(1)}` : `${baseUrl}/api/v1/${path}`;
		const isRaw = body instanceof Uint8Array || typeof body === "string" || body instanceof FormData;
		const sent = body === undefined || isRaw ? body : JSON.stringify(body);
		const response = await fetch(url, {
			method,
			redirect: "manual",
			headers: {
				...(cookies.size > 0 ? { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") } : {}),
				...(body !== undefined && !isRaw ? { "content-type": "application/json" } : {}),
				...headers,
			},
			...(sent === undefined ? {} : { body: sent as BodyInit }),
		});
		for (const line of response.headers.getSetCookie()) keep(line);
		const text = await response.text();
		return { status: response.status, headers: response.headers, body: parsed(text) };
	}

	function keep(line: string): void {
		const match = /^([^=]+)=([^;]*)/.exec(line);
		if (!match?.[1]) return;
		if (/max-age=0/i.test(line) || match[2] === "") cookies.delete(match[1]);
		else cookies.set(match[1], match[2] ?? "");
	}

	async function expecting(status: number, answer: Promise<Answer>): Promise<Answer> {
		const got = await answer;
		if (got.status !== status) throw new Error(`Expected ${status}, got ${got.status}: ${JSON.stringify(got.body)}`);
		return got;
	}

	return {
		cookies,
		request,
		get: (path, headers) => request("GET", path, headers ? { headers } : {}),
		post: (path, body, headers) => request("POST", path, { body, ...(headers ? { headers } : {}) }),
		patch: (path, body) => request("PATCH", path, { body }),
		put: (path, body) => request("PUT", path, { body }),
		delete: (path) => request("DELETE", path),
		register: (name) =>
			expecting(
				201,
				request("POST", "auth/register", {
					body: { username: name, email: `${name}@annex.example`, password: PASSWORD },
				}),
			),
		login: (login, password = PASSWORD) => expecting(200, request("POST", "auth/login", { body: { login, password } })),
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
