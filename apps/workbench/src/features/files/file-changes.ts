import type { FileChange } from "@annex/host";
import { type Nodes, pathOf } from "./file-node.ts";

/** What happened between two states of the workspace, path by path; a moved folder moves all that lies in it. */
export function changesBetween(before: Nodes, after: Nodes): FileChange[] {
	if (before === after) return [];
	const changes: FileChange[] = [];
	const moved = !sameShape(before, after);
	if (moved) {
		const [old, now] = [pathsOf(before), pathsOf(after)];
		for (const [id, path] of old) if (now.get(id) !== path) changes.push({ path, kind: "deleted" });
		for (const [id, path] of now) if (old.get(id) !== path) changes.push({ path, kind: "created" });
	}
	for (const [id, node] of after) {
		const earlier = before.get(id);
		if (earlier === undefined || earlier.version === node.version) continue;
		const path = pathOf(after, id);
		if (!moved || path === pathOf(before, id)) changes.push({ path, kind: "changed" });
	}
	return changes;
}

/** Saving a text, which happens all the time, changes no path: then none has to be made out. */
function sameShape(before: Nodes, after: Nodes): boolean {
	if (before.size !== after.size) return false;
	for (const [id, node] of after) {
		const earlier = before.get(id);
		if (earlier === node) continue;
		if (earlier?.name !== node.name || earlier.parent !== node.parent) return false;
	}
	return true;
}

function pathsOf(nodes: Nodes): Map<string, string> {
	return new Map([...nodes.keys()].map((id) => [id, pathOf(nodes, id)]));
}
