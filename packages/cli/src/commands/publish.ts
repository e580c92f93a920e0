import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { AnnexError } from "@annex/errors";
import type { OwnVersion, VersionStatus } from "@annex/registry-api";
import { Command, InvalidArgumentError } from "commander";
import { errors } from "../errors.ts";
import { checkPackage, type PackagedExtension, packageExtension } from "../extension-project/package-extension.ts";
import { type ExitCode, exitCode, findingLines, type Outcome, printable } from "../outcome.ts";
import { awaitScan } from "../registry/await-scan.ts";
import { type Connection, connect, explainRefusedToken } from "../registry/connect.ts";
import type { Declaration } from "./declare.ts";
import { describePackage, refused } from "./package.ts";

interface PublishOptions {
	registry?: string;
	createPublisher?: boolean;
	wait: boolean;
	timeout: number;
}

export const publish: Declaration = (powers, finish) =>
	new Command("publish")
		.summary("package an extension and publish it")
		.description(
			"Packages the extension (or takes a package that exists), uploads it and waits for the scan.\n" +
				"Publishing the same package again changes nothing and succeeds.",
		)
		.argument("[source]", "the folder with manifest.json, or a package (.zip)", ".")
		.option("-r, --registry <url>", "the registry's address (or ANNEX_REGISTRY; default: the one last signed in at)")
		.option("--create-publisher", "register the manifest's publisher for yourself first, if you have not")
		.option("--no-wait", "do not wait for the scan")
		.option("--timeout <seconds>", "how long to wait for the scan", seconds, 120)
		.action((source: string, options: PublishOptions) =>
			finish(async ({ say }) => {
				const connection = await connect(powers, options.registry);
				const packaged = await packageFrom(resolve(powers.cwd, source));
				if (packaged.blocked) return refused(packaged);
				if (options.createPublisher) await ensurePublisher(connection, packaged.contents.manifest.publisher);

				say(`Uploading ${packaged.id} ${packaged.version} to ${connection.registry}`);
				const { client } = connection;
				const { id, version, status, alreadyExisted } = await client.developer
					.publish(packaged.bytes)
					.catch(explainRefusedToken(connection.registry))
					.catch(explainForeignPublisher(packaged.contents.manifest.publisher));
				if (options.wait && status === "scanning") say("Waiting for the scan");
				const state =
					options.wait || status !== "scanning"
						? await awaitScan(client, id, version, powers, options.timeout * 1000)
						: undefined;
				return outcome(packaged, connection.registry, alreadyExisted, state);
			}),
		);

async function packageFrom(path: string): Promise<PackagedExtension> {
	const info = await stat(path).catch(() => undefined);
	if (info?.isDirectory()) return packageExtension(path);
	if (!info?.isFile()) throw errors.package_file_missing(path);
	return checkPackage(await readFile(path));
}

async function ensurePublisher({ registry, client }: Connection, publisher: string): Promise<void> {
	const me = await client.auth.me().catch(explainRefusedToken(registry));
	if (!me.publishers.includes(publisher)) await client.developer.register(publisher);
}

function explainForeignPublisher(publisher: string): (error: unknown) => never {
	return (error) => {
		if (error instanceof AnnexError && error.code === "publisher_foreign") throw errors.publisher_missing(publisher);
		throw error;
	};
}

const ENDINGS: Readonly<Record<VersionStatus, { exit: ExitCode; mark: string; says: string }>> = {
	scanning: { exit: exitCode.ok, mark: "✓", says: "is uploaded; the scan goes on" },
	draft: { exit: exitCode.ok, mark: "✓", says: "is uploaded" },
	pending: { exit: exitCode.ok, mark: "✓", says: "passed the scan and waits for review" },
	published: { exit: exitCode.ok, mark: "✓", says: "is published" },
	rejected: { exit: exitCode.refused, mark: "✗", says: "was rejected" },
	flagged: { exit: exitCode.ok, mark: "!", says: "is set aside for a closer look" },
	suspended: { exit: exitCode.failure, mark: "✗", says: "is suspended" },
	banned: { exit: exitCode.failure, mark: "✗", says: "is banned" },
};

function outcome(
	packaged: PackagedExtension,
	registry: string,
	alreadyExisted: boolean,
	state: OwnVersion | undefined,
): Outcome {
	const status = state?.status ?? "scanning";
	const { exit, mark, says } = ENDINGS[status];
	const findings = state?.findings ?? packaged.findings;
	return {
		exitCode: exit,
		data: { ...describePackage(packaged), registry, status, alreadyExisted, reason: state?.reason ?? null, findings },
		lines: [
			...findingLines(findings),
			...(alreadyExisted
				? [`This very package was already ${status === "published" ? "published" : "uploaded"}; nothing has changed.`]
				: []),
			`${mark} ${packaged.id} ${packaged.version} ${says}.`,
			...(state?.reason ? [`  ${printable(state.reason)}`] : []),
		],
	};
}

function seconds(text: string): number {
	const value = Number(text);
	if (!(value > 0 && value <= 3_600)) throw new InvalidArgumentError("Use a number of seconds up to 3600.");
	return value;
}
