import type { Api, ExtensionContext, Panel } from "../../guest.ts";

interface Task {
	readonly id: string;
	readonly title: string;
	done: boolean;
}

// manifest.json: "contributes": { "panels": [{ "id": "tasks", "title": "Tasks" }] }, "requires": ["panels"]
export async function activate(api: Api, context: ExtensionContext) {
	context.subscriptions.push(
		// ① Called the first time that somebody looks; what it keeps survives hiding and showing.
		await api.panels.register("tasks", (panel) => fill(panel)),
	);
}

function fill(panel: Panel): Promise<void> {
	const tasks: Task[] = [];
	let draft = "";
	return draw();

	function draw(): Promise<void> {
		// ② Say the whole each time; only what changed is sent. A `key` tells the lines apart.
		return panel.render(
			{
				type: "TextField",
				label: "New task",
				value: draft,
				onChange: (text) => {
					draft = text;
				},
				onSubmit: add,
			},
			...tasks.map((task) => ({
				type: "Checkbox" as const,
				key: task.id,
				label: task.title,
				checked: task.done,
				onChange: (done: boolean) => {
					task.done = done;
					return draw();
				},
			})),
			tasks.length === 0 && { type: "EmptyState", title: "Nothing to do" },
		);
	}

	async function add(title: string): Promise<void> {
		tasks.push({ id: `${tasks.length}`, title, done: false });
		draft = "";
		await draw();
		// ③ A figure beside the title, for when nobody looks.
		await panel.describe({ badge: `${tasks.length}` });
	}
}
