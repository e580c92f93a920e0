// A worker without the prelude: only the frame's policy stands between it and the network.
addEventListener("message", ({ ports: [control] }) => {
	control.onmessage = async ({ data: url }) => {
		const settled = (run) =>
			Promise.race([
				new Promise((resolve) => setTimeout(() => resolve("silent"), 2_000)),
				(async () => {
					try {
						return String(await run());
					} catch (error) {
						return error?.name ?? String(error);
					}
				})(),
			]);
		const event = (target, good, bad) =>
			new Promise((resolve, reject) => {
				target[`on${good}`] = () => resolve("open");
				target[`on${bad}`] = () => reject(new Error("closed"));
			});
		const attacks = {
			fetch: () => fetch(`${url}/fetch`).then(() => "open"),
			noCors: () => fetch(`${url}/no-cors`, { mode: "no-cors", keepalive: true }).then(() => "open"),
			xhr: () => {
				const request = new XMLHttpRequest();
				request.open("GET", `${url}/xhr`, false);
				request.send();
				return "open";
			},
			webSocket: () => event(new WebSocket(`${url.replace("http", "ws")}/websocket`), "open", "error"),
			eventSource: () => event(new EventSource(`${url}/event-source`), "open", "error"),
			importScripts: () => importScripts(`${url}/import-scripts`) ?? "open",
			import: () => import(`${url}/import`).then(() => "open"),
			importData: () => import("data:text/javascript,export default 1").then(() => "open"),
			font: () => new FontFace("f", `url(${url}/font)`).load().then(() => "open"),
			nested: () => {
				const code = `fetch("${url}/nested").then(() => postMessage("open"), () => postMessage("closed"))`;
				const worker = new Worker(URL.createObjectURL(new Blob([code])));
				return new Promise((resolve) => {
					worker.onmessage = ({ data }) => resolve(data);
				});
			},
			eval: () => new Function("return 'open'")(),
			storage: () =>
				new Promise((resolve, reject) => {
					const request = indexedDB.open("x");
					request.onsuccess = () => resolve("open");
					request.onerror = () => reject(request.error);
				}),
		};
		const outcome = Object.entries(attacks).map(async ([name, run]) => [name, await settled(run)]);
		control.postMessage(Object.fromEntries(await Promise.all(outcome)));
	};
});
