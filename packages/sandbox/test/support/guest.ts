import { openChannel } from "@annex/rpc";
import { bootWorker } from "../../src/worker/index.ts";

// The smallest guest runtime: the main module's functions are its methods.
bootWorker((main, port) => {
	const channel = openChannel({ port, side: "guest" });
	const functions = Object.entries(main).filter(([, value]) => typeof value === "function");
	channel.answer("program", Object.fromEntries(functions) as Record<string, () => unknown>);
});
