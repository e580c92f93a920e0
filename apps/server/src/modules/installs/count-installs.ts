import type { Context } from "../../context.ts";

/**
 * Counts an extension's installations anew. Counting rather than adding makes a redelivered event harmless.
 * Resolves with whether the figure changed.
 */
export async function countInstalls({ database }: Context, extensionId: string): Promise<boolean> {
	return await database.transaction(async (tx) => {
		// Held first, so that of two counts the later one also counts later.
		const extension = await tx
			.selectFrom("extensions")
			.select("installs")
			.where("id", "=", extensionId)
			.forUpdate()
			.executeTakeFirst();
		if (!extension) return false;
		const { count } = await tx
			.selectFrom("installations")
			.select(({ fn }) => fn.countAll<string>().as("count"))
			.where("extension_id", "=", extensionId)
			.executeTakeFirstOrThrow();
		const installs = Number(count);
		if (installs === extension.installs) return false;
		await tx.updateTable("extensions").set({ installs }).where("id", "=", extensionId).execute();
		return true;
	});
}
