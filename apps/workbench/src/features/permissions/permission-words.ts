import { isPlatformPermission, methodSentence, type PlatformPermission, permissionCatalogue } from "@annex/manifest";
import {
	Bell,
	Camera,
	ClipboardCopy,
	ClipboardPaste,
	Database,
	FileSearch,
	FolderOpen,
	Globe,
	type LucideIcon,
	Mic,
	PencilLine,
	ShieldQuestion,
} from "lucide-react";

/** What a request looks like wherever one is shown; names from the registry may be newer than this page. */
export interface Asked {
	readonly permission: string;
	readonly hosts?: readonly string[] | undefined;
	readonly methods?: readonly string[] | undefined;
	readonly reason?: string | undefined;
	readonly optional: boolean;
}

const ICONS: Record<PlatformPermission, LucideIcon> = {
	storage: Database,
	network: Globe,
	"clipboard.read": ClipboardPaste,
	"clipboard.write": ClipboardCopy,
	notifications: Bell,
	filesystem: FolderOpen,
	camera: Camera,
	microphone: Mic,
	"data.read": FileSearch,
	"data.write": PencilLine,
};

export interface PermissionWords {
	readonly can: string;
	readonly risk: "low" | "medium" | "high";
	readonly icon: LucideIcon;
	/** Hosts as people write them: `api.example.com/v1`, without scheme and trailing wildcard. */
	readonly hosts: readonly string[];
	/** What it may do there, for `network`. */
	readonly reach?: string;
}

const MAX_NAMED_HOSTS = 1;

/** A permission in plain words: what the extension can do, not what it is called. */
export function permissionWords(asked: Pick<Asked, "permission" | "hosts" | "methods">): PermissionWords {
	const hosts = (asked.hosts ?? []).map(plainHost);
	if (!isPlatformPermission(asked.permission)) {
		return {
			can: `Use “${asked.permission}”, which this page does not know yet`,
			risk: "high",
			icon: ShieldQuestion,
			hosts,
		};
	}
	const name = asked.permission;
	const { can, risk } = permissionCatalogue[name];
	const named = name === "network" && hosts.length > 0 && hosts.length <= MAX_NAMED_HOSTS;
	return {
		can: named ? `Send requests to ${hosts.join(" and ")}` : can,
		risk,
		icon: ICONS[name],
		hosts,
		...(name === "network" && hosts.length > 0 ? { reach: methodSentence(asked) } : {}),
	};
}

/** `https://*.example.com/*` → `any site under example.com` */
export function plainHost(pattern: string): string {
	const host = pattern.replace(/^https:\/\//, "").replace(/\/\*$/, "");
	return host.startsWith("*.") ? `any site under ${host.slice(2)}` : host;
}
