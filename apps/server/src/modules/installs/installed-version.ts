import type { Db, Tx } from "../../ports/database/port.ts";
import type { Owner } from "./install.ts";

/** An installation together with the version that it is of, to select from. */
export function installedVersion(db: Db | Tx, owner: Owner, extensionId: string) {
	return db
		.selectFrom("installations")
		.innerJoin("versions", (join) =>
			join
				.onRef("versions.extension_id", "=", "installations.extension_id")
				.onRef("versions.version", "=", "installations.version"),
		)
		.where("app_id", "=", owner.appId)
		.where("user_id", "=", owner.userId)
		.where("installations.extension_id", "=", extensionId);
}
