import { permissionCatalogue } from "@annex/manifest";
import { contracts } from "./permission-table.ts";

/** The text of `docs/reference/permissions.md`, generated from contracts and catalogue. */
export function renderPermissionsReference(): string {
	const rows = contracts.flatMap((contract) => [
		...Object.entries(contract.calls).map(([method, spec]) => row(`${contract.name}.${method}`, spec)),
		...("events" in contract ? Object.entries(contract.events) : []).map(([method, spec]) =>
			row(`${contract.name}.${method} (event)`, spec),
		),
	]);
	const permissions = Object.entries(permissionCatalogue).map(
		([name, { can, risk }]) => `| \`${name}\` | ${can} | ${risk} |`,
	);
	return [
		"# Permissions",
		"",
		"Generated from the capability contracts; do not edit. Every call is checked against the grant at that moment.",
		"",
		"## What a permission lets an extension do",
		"",
		"| permission | it can | risk |",
		"|---|---|---|",
		...permissions,
		"",
		"## What each method needs",
		"",
		"| method | permission | what it does |",
		"|---|---|---|",
		...rows,
		"",
	].join("\n");
}

function row(method: string, spec: { permission?: string; doc: string }): string {
	return `| \`${method}\` | ${spec.permission === undefined ? "none" : `\`${spec.permission}\``} | ${spec.doc} |`;
}
