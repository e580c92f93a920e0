import { Migrator } from "kysely";
import * as initial from "./migrations/0001-initial.ts";
import * as updates from "./migrations/0003-updates.ts";
import * as catalogueEntries from "./migrations/0004-catalogue-entries.ts";
import * as reviewsAndStatistics from "./migrations/0005-reviews-and-statistics.ts";
import * as marketplace from "./migrations/0006-marketplace.ts";
import * as keybindings from "./migrations/0007-keybindings.ts";
import * as appsAndTokens from "./migrations/0008-apps-and-tokens.ts";
import type { Database } from "./port.ts";

/** In order of name; one that was released is never changed. */
const MIGRATIONS = {
	"0001-initial": initial,
	"0003-updates": updates,
	"0004-catalogue-entries": catalogueEntries,
	"0005-reviews-and-statistics": reviewsAndStatistics,
	"0006-marketplace": marketplace,
	"0007-keybindings": keybindings,
	"0008-apps-and-tokens": appsAndTokens,
};

/** Brings the tables to the newest shape; several servers may call it at once. */
export async function migrate(database: Database): Promise<void> {
	const migrator = new Migrator({
		db: database.db,
		provider: { getMigrations: async () => MIGRATIONS },
	});
	const { error } = await migrator.migrateToLatest();
	if (error) throw error;
}
