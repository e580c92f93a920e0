import type { Report, Rule } from "../rule.ts";

interface Shape {
	readonly what: string;
	readonly pattern: RegExp;
}

// Only shapes with a mark of their own: a long random word alone is no secret, and guessing would cry wolf.
const SHAPES: readonly Shape[] = [
	{ what: "a private key", pattern: /-----BEGIN (?:[A-Z]{2,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g },
	{ what: "an AWS access key", pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g },
	{ what: "a GitHub token", pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,90})\b/g },
	{ what: "a GitLab token", pattern: /\bglpat-[A-Za-z0-9_-]{20}\b/g },
	{ what: "an npm token", pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
	{ what: "a Slack token", pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{20,100}\b/g },
	{
		what: "a Slack webhook",
		pattern: /\bhttps:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]{6,12}\/B[A-Z0-9]{6,12}\/[A-Za-z0-9]{20,30}\b/g,
	},
	{ what: "a Stripe secret key", pattern: /\b[rs]k_live_[A-Za-z0-9]{20,100}\b/g },
	{ what: "a SendGrid key", pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b/g },
	{ what: "an OpenAI or Anthropic key", pattern: /\bsk-(?:ant-|proj-)[A-Za-z0-9_-]{40,200}\b/g },
];
const SECRET_FILES =
	/(?:^|\/)(?:\.env(?:\.[\w-]+)?|\.npmrc|\.netrc|id_(?:rsa|dsa|ecdsa|ed25519)|[^/]*\.(?:pem|p12|pfx|keystore))$/i;

export const secrets: Rule = {
	name: "secrets",
	question: "Does the package give a secret away?",
	because: "A published version is public for ever, and secrets in it are found by machines within minutes.",
	instead: "Revoke the secret now, keep it out of the package, and let users enter their own.",
	severities: ["block", "warning"],
	*check(file) {
		if (SECRET_FILES.test(file.path)) {
			yield { severity: "warning", why: "Files of this name usually hold secrets." };
		}
		if (file.text === undefined) return;
		for (const shape of SHAPES) yield* search(file.text, shape);
	},
};

function* search(text: string, { what, pattern }: Shape): Generator<Report> {
	for (const match of text.matchAll(pattern)) {
		// The finding is shown to people, so it must not repeat the secret.
		const excerpt = `${match[0].slice(0, 8)}…`;
		yield { severity: "block", at: match.index, why: `It holds ${what}.`, excerpt };
	}
}
