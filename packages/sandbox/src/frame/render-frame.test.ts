import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { renderFrame } from "./render-frame.ts";

const frame = (runtime = "0") => renderFrame({ runtime, appOrigins: ["http://localhost:4000"] });
const policy = () => frame().headers["content-security-policy"] ?? "";

describe("the frame", () => {
	test("admits exactly its one script, by hash", () => {
		const { html, headers } = frame('console.log("</script><script>alert(1)</script><!--")');
		const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)];
		expect(scripts).toHaveLength(1);
		const hash = createHash("sha256")
			.update(scripts[0]?.[1] ?? "")
			.digest("base64");
		expect(headers["content-security-policy"]).toContain(`script-src 'sha256-${hash}' blob:`);
	});

	test("allows no connection of any kind", () => {
		expect(policy()).toContain("default-src 'none'");
		expect(policy()).not.toMatch(/connect-src|img-src|unsafe|\*/);
		expect(frame().headers["connection-allowlist"]).toBe("()");
	});

	test("may be embedded by the app alone, and is sandboxed when opened directly", () => {
		expect(policy()).toContain("frame-ancestors http://localhost:4000;");
		expect(policy()).toMatch(/sandbox allow-scripts$/);
		expect(renderFrame({ runtime: "", appOrigins: [] }).headers["content-security-policy"]).toContain(
			"frame-ancestors 'none'",
		);
	});

	test("refuses origins that would change the policy", () => {
		for (const origin of [
			"*",
			"http://a; script-src *",
			"https://a.example/path",
			"null",
			"'self'",
			"http://a b",
			"",
		]) {
			expect(() => renderFrame({ runtime: "", appOrigins: [origin] }), origin).toThrow(TypeError);
		}
		for (const origin of ["https://app.example.com", "http://192.168.1.5:4000", "http://[::1]:4000"]) {
			expect(() => renderFrame({ runtime: "", appOrigins: [origin] })).not.toThrow();
		}
	});
});
