import type { ExtensionDetail } from "@annex/registry-api";
import { Link } from "@tanstack/react-router";
import { Check } from "lucide-react";
import { useInstalled } from "../../app/host-store.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { usePermissionQuestion } from "../permissions/ask-permissions.ts";
import { useInstall } from "./install.ts";
import { useUpdate } from "./update.ts";

/** Install, or what can be done once it is installed. */
export function InstallButton(props: { extension: ExtensionDetail }) {
	const { extension } = props;
	const installed = useInstalled(extension.id);
	const install = useInstall(extension);
	const update = useUpdate(extension);
	const asking = usePermissionQuestion((state) => state.question !== null);
	if (!installed) {
		return (
			<Button
				look="primary"
				size="large"
				busy={install.isPending && !asking}
				onClick={() => install.mutate()}
				className="min-w-28 max-sm:w-full"
			>
				{install.isPending && !asking ? "Installing" : "Install"}
			</Button>
		);
	}
	const newer = installed.version !== extension.latest.version;
	return (
		<div className="flex items-center gap-3 max-sm:w-full">
			{newer ? (
				<Button look="primary" size="large" busy={update.isPending} onClick={() => update.mutate()}>
					{update.isPending ? "Updating" : `Update to ${extension.latest.version}`}
				</Button>
			) : (
				<span className="flex items-center gap-1.5 text-13 font-medium text-good">
					<Check size={16} aria-hidden="true" /> Installed
				</span>
			)}
			<Link to="/my-extensions" search={{ id: extension.id }} className={buttonClass("secondary", "large")}>
				Manage
			</Link>
		</div>
	);
}
