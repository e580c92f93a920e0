import type { Api, ExtensionContext } from "../../guest.ts";

// ① manifest.json declares both ids under contributes.commands; anything else would be refused.
export async function activate(api: Api, context: ExtensionContext) {
	let rolls = 0;
	context.subscriptions.push(
		// ② The handler gets JSON and answers with JSON; it may be asynchronous.
		await api.commands.register("dice.roll", (sides = 6) => {
			rolls += 1;
			return 1 + (rolls % Number(sides));
		}),
		// ③ One command may execute another of the same extension, as the palette would.
		await api.commands.register("dice.rollTwice", async (sides = 6) => [
			await api.commands.execute("dice.roll", sides),
			await api.commands.execute("dice.roll", sides),
		]),
	);
	// ④ What is in `subscriptions` ends with the extension: both registrations are taken back.
}
