import type { Identity } from "../../context.ts";
import type { Db } from "../../ports/database/port.ts";
import { memberRole } from "../accounts/publishers.ts";

/** Whether somebody may see a publisher's unapproved versions: its members, and moderators in a session. */
export async function maySeeUnapproved(db: Db, visitor: Identity | undefined, publisher: string): Promise<boolean> {
	if (!visitor || visitor.anonymous) return false;
	if (visitor.role !== "user" && visitor.scopes === undefined) return true;
	if (visitor.scopes !== undefined && !visitor.scopes.includes("read")) return false;
	return (await memberRole(db, publisher, visitor.id)) !== undefined;
}
