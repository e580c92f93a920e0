import { compareVersions } from "@annex/manifest";
import type { ExtensionDetail } from "@annex/registry-api";
import { Link } from "@tanstack/react-router";
import { Check } from "lucide-react";
import { useEffect, useRef } from "react";
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
	const manage = useRef<HTMLAnchorElement>(null);
	const isInstalled = installed !== undefined;
	const pressed = !install.isIdle;
	const was = useRef(isInstalled);
	// The button that was pressed is gone: who came by keyboard goes on with what stands in its place.
	useEffect(() => {
		const installedHere = isInstalled && !was.current && pressed;
		if (installedHere && document.activeElement === document.body) manage.current?.focus();
		was.current = isInstalled;
	}, [isInstalled, pressed]);
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
	const { version } = extension.latest;
	const newer = compareVersions(version, installed.version) > 0;
	const heldBack = installed.heldBack.includes(version);
	return (
		<div className="flex items-center gap-3 max-sm:w-full">
			{newer && heldBack ? (
				<span className="text-13 text-muted">{version} failed here and is held back</span>
			) : newer ? (
				<Button look="primary" size="large" busy={update.isPending} onClick={() => update.mutate(installed)}>
					{update.isPending ? "Updating" : `Update to ${version}`}
				</Button>
			) : (
				<span className="flex items-center gap-1.5 text-13 font-medium text-good">
					<Check size={16} aria-hidden="true" /> Installed
				</span>
			)}
			<Link
				ref={manage}
				to="/my-extensions"
				search={{ id: extension.id }}
				className={buttonClass("secondary", "large")}
			>
				Manage
			</Link>
		</div>
	);
}
