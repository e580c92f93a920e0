/** Opens a peer's frame and worker in this page. */
export async function openPeer(label: string) {
	const frame = document.createElement("iframe");
	frame.setAttribute("sandbox", "allow-scripts");
	frame.hidden = true;
	frame.src = `http://peer-${label}.sandbox.localhost:${location.port}/`;
	const report = new MessageChannel();
	const control = new MessageChannel();
	const ready = new Promise((resolve) => {
		control.port1.onmessage = resolve;
	});
	frame.onload = () => frame.contentWindow?.postMessage(null, "*", [report.port2, control.port2]);
	document.body.append(frame);
	await ready;
	return {
		/** Sends a task with the worker's end of a new channel; resolves with what the worker answers. */
		ask<Answer>(task: readonly unknown[], port: MessagePort): Promise<Answer> {
			return new Promise((resolve) => {
				control.port1.onmessage = ({ data }) => resolve(data);
				control.port1.postMessage(task, [port]);
			});
		},
		remove: () => frame.remove(),
	};
}
