import type { NetworkMethod, PermissionWords } from "@annex/manifest";
import type { ColumnType, Generated, JSONColumnType } from "kysely";

type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
type Json<T> = ColumnType<T, string, string>;

/** The tables, as Kysely sees them; `migrations/` is the truth that makes them. */
export interface Schema {
	users: UsersTable;
	accounts: AccountsTable;
	apps: AppsTable;
	publishers: PublishersTable;
	publisher_members: PublisherMembersTable;
	api_tokens: ApiTokensTable;
	extensions: ExtensionsTable;
	versions: VersionsTable;
	findings: FindingsTable;
	installations: InstallationsTable;
	held_back_versions: HeldBackVersionsTable;
	extension_storage: ExtensionStorageTable;
	error_reports: ErrorReportsTable;
	decisions: DecisionsTable;
	outbox: OutboxTable;
	search_documents: SearchDocumentsTable;
	catalogue_entries: CatalogueEntriesTable;
	reviews: ReviewsTable;
	abuse_reports: AbuseReportsTable;
	install_history: InstallHistoryTable;
	daily_downloads: DailyDownloadsTable;
	count_batches: CountBatchesTable;
	featured_extensions: FeaturedExtensionsTable;
	app_secrets: AppSecretsTable;
	app_users: AppUsersTable;
	app_tokens: AppTokensTable;
}

/** Shared with the auth library; its `sessions` and `verifications` are its own affair. */
interface UsersTable {
	id: string;
	name: string;
	email: string;
	email_verified: boolean;
	image: string | null;
	username: string | null;
	display_username: string | null;
	is_anonymous: boolean | null;
	role: "user" | "moderator" | "administrator";
	created_at: Timestamp;
	updated_at: Timestamp;
}

/** A way to sign in; of its columns only those that we write ourselves. */
interface AccountsTable {
	id: string;
	account_id: string;
	provider_id: string;
	user_id: string;
	password: string | null;
	created_at: Timestamp;
	updated_at: Timestamp;
}

/** An embedding application: which origins may talk to us, which capabilities it offers, its policy. */
interface AppsTable {
	id: string;
	name: string;
	allowed_origins: string[];
	/** Of the platform and of its own. */
	capabilities: string[];
	/** Of its own capabilities, by name, with the app's words. */
	permissions: ColumnType<Record<string, PermissionWords>, string | undefined, string>;
	policy: Json<AppPolicy>;
	created_at: Timestamp;
}

export interface AppPolicy {
	engines: ("worker" | "quickjs" | "isolate")[];
	storageQuotaBytes: number;
	autoApprove: boolean;
	/** Whether its pages may begin identities that nobody vouches for. */
	visitors?: boolean;
}

interface PublishersTable {
	name: string;
	owner_id: string;
	verified: Generated<boolean>;
	created_at: Timestamp;
}

interface PublisherMembersTable {
	publisher: string;
	user_id: string;
	role: "owner" | "author" | "moderator";
	created_at: Timestamp;
}

interface ApiTokensTable {
	id: string;
	user_id: string;
	name: string;
	/** SHA-256 of the token; the token itself is never stored. */
	hash: string;
	prefix: string;
	scopes: string[];
	created_at: Timestamp;
	expires_at: Timestamp;
	last_used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

export type PublicationState = "draft" | "pending" | "published" | "rejected" | "flagged" | "suspended" | "banned";

interface ExtensionsTable {
	id: string;
	publisher: string;
	name: string;
	/** Shown fields follow the latest published version. */
	display_name: string;
	description: string;
	category: string;
	tags: string[];
	state: PublicationState;
	state_reason: string | null;
	latest_version: string | null;
	installs: Generated<number>;
	/** Of all reviews, counted anew with every change of one. */
	rating_count: Generated<number>;
	rating_sum: Generated<number>;
	/** First installs in the last seven days and in the seven before; counted anew every hour. */
	weekly_installs: Generated<number>;
	previous_weekly_installs: Generated<number>;
	created_at: Timestamp;
	updated_at: Timestamp;
	published_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

interface VersionsTable {
	extension_id: string;
	version: string;
	/** SHA-256 of the package bytes; the blob's address. */
	digest: string;
	size: number;
	manifest: Json<Record<string, unknown>>;
	files: Json<{ path: string; size: number; sha256: string }[]>;
	/** Main script and what it imports, leaf first. */
	modules: Json<string[]>;
	permissions: Json<{ permission: string; hosts?: string[]; methods?: string[]; reason?: string; optional: boolean }[]>;
	pre_release: boolean;
	state: PublicationState;
	reason: string | null;
	submitted_by: string;
	submitted_at: Timestamp;
	scanned_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
	decided_by: string | null;
	decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

interface FindingsTable {
	id: Generated<string>;
	extension_id: string;
	version: string;
	rule: string;
	severity: "info" | "warning" | "block";
	file: string;
	line: number;
	column_number: number;
	why: string;
	excerpt: string;
}

interface InstallationsTable {
	app_id: string;
	user_id: string;
	extension_id: string;
	version: string;
	enabled: boolean;
	settings: Json<Record<string, unknown>>;
	/** By command; the empty text is none. */
	keybindings: ColumnType<Record<string, string>, string | undefined, string>;
	grants: Json<{ permission: string; hosts?: string[]; methods?: NetworkMethod[] }[]>;
	/** `null`: as the app does by default. */
	auto_update: ColumnType<"ask" | "automatic" | null, "ask" | "automatic" | null | undefined>;
	/** Stays at this version. */
	pinned: Generated<boolean>;
	installed_at: Timestamp;
	updated_at: Timestamp;
}

/** Versions that failed for this person after an update, and were rolled back. */
interface HeldBackVersionsTable {
	app_id: string;
	user_id: string;
	extension_id: string;
	version: string;
	created_at: Timestamp;
}

interface ExtensionStorageTable {
	app_id: string;
	user_id: string;
	extension_id: string;
	key: string;
	value: JSONColumnType<object>;
	bytes: number;
	updated_at: Timestamp;
}

interface ErrorReportsTable {
	id: Generated<string>;
	app_id: string;
	user_id: string | null;
	extension_id: string;
	version: string;
	kind: "activation" | "crash" | "unresponsive" | "uncaught" | "rollback";
	message: string;
	stack: string | null;
	created_at: Timestamp;
}

/** Who decided what about which version, and why; never changed, never deleted. */
interface DecisionsTable {
	id: Generated<string>;
	actor_id: string;
	action: string;
	extension_id: string;
	version: string | null;
	reason: string | null;
	created_at: Timestamp;
}

/** Domain events, written in the transaction of the change and carried to the queue afterwards. */
interface OutboxTable {
	id: Generated<string>;
	kind: string;
	payload: Json<Record<string, unknown>>;
	created_at: Timestamp;
	dispatched_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

interface SearchDocumentsTable {
	id: string;
	publisher: string;
	name: string;
	display_name: string;
	description: string;
	category: string;
	tags: string[];
	installs: number;
	installable: Generated<boolean>;
	permissions: Generated<string[]>;
	rating: Generated<number>;
	ratings: Generated<number>;
	average: number | null;
	trend: Generated<number>;
	published_at: Timestamp;
	updated_at: Timestamp;
	author: string;
	/** Kept as a mark for servers that have not seen the removal yet. */
	removed: Generated<boolean>;
	/** Grows with every change, in order of commit. */
	revision: Generated<string>;
}

/** Published entries of other catalogues, without packages. */
interface CatalogueEntriesTable {
	/** `source.name`, made of the original id. */
	id: string;
	publisher: string;
	name: string;
	source: string;
	original_id: string;
	display_name: string;
	description: string;
	author: string;
	category: string;
	tags: string[];
	version: string | null;
	license: string | null;
	downloads: number | null;
	stars: number | null;
	/** At the source. */
	updated_at: ColumnType<Date | null, Date | null, Date | null>;
	imported_at: ColumnType<Date, Date, never>;
}

/** One per person and extension. */
interface ReviewsTable {
	extension_id: string;
	user_id: string;
	rating: number;
	title: string;
	body: string;
	version: string | null;
	created_at: Timestamp;
	updated_at: Timestamp;
}

interface AbuseReportsTable {
	id: Generated<string>;
	extension_id: string;
	user_id: string;
	version: string | null;
	reason: "malicious" | "privacy" | "impersonation" | "spam" | "copyright" | "other";
	body: string;
	created_at: Timestamp;
	closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
}

/** Who has ever had an extension installed, and since when. */
interface InstallHistoryTable {
	app_id: string;
	user_id: string;
	extension_id: string;
	installed_at: Timestamp;
}

interface DailyDownloadsTable {
	extension_id: string;
	version: string;
	/** UTC. */
	day: ColumnType<Date, string, string>;
	downloads: number;
}

interface CountBatchesTable {
	id: string;
	added_at: Timestamp;
}

/** What moderators put at the top of the marketplace, latest first. */
interface FeaturedExtensionsTable {
	extension_id: string;
	/** A line of the moderator's own on why; may be empty. */
	note: string;
	featured_at: Timestamp;
}

/** By which an app's backend proves itself. */
interface AppSecretsTable {
	id: string;
	app_id: string;
	/** SHA-256 of the secret; the secret itself is never stored. */
	hash: string;
	prefix: string;
	created_at: Timestamp;
	last_used_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
}

/** Users that an app vouches for, by its own ids. */
interface AppUsersTable {
	app_id: string;
	external_id: string;
	user_id: string;
	created_at: Timestamp;
}

interface AppTokensTable {
	/** SHA-256 of the token. */
	hash: string;
	app_id: string;
	user_id: string;
	created_at: Timestamp;
	expires_at: Timestamp;
}
