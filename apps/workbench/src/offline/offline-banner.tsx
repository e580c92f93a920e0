import { useQueryClient } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { say } from "../ui/toasts.ts";
import { askAgain, useConnection } from "./connection.ts";

const TITLES = { "no-network": "You are offline.", "no-server": "The server does not answer." } as const;

/** What works without the server and what waits for it. Goes by itself, and what had failed is asked for again. */
export function OfflineBanner() {
	const connection = useConnection();
	const queries = useQueryClient();
	const [asking, setAsking] = useState(false);
	const was = useRef(connection);
	useEffect(() => {
		if (was.current !== "online" && connection === "online") {
			say("good", "Back online.");
			void queries.invalidateQueries();
		}
		was.current = connection;
	}, [connection, queries]);
	if (connection === "online") return null;
	return (
		<div
			role="status"
			aria-label="Working offline"
			className="flex shrink-0 items-center gap-3 border-b border-warn/25 bg-warn-soft px-4 py-2 text-13 text-warn"
		>
			<CloudOff size={16} strokeWidth={1.75} className="shrink-0" aria-hidden="true" />
			<p className="min-w-0 flex-1">
				<span className="font-medium">{TITLES[connection]}</span>{" "}
				<span className="text-ink">
					Your documents and installed extensions work.
					<span className="max-sm:hidden">
						{" "}
						What you change is kept here and saved later; the marketplace, installing and publishing wait.
					</span>
				</span>
			</p>
			<Button
				size="small"
				busy={asking}
				onClick={async () => {
					setAsking(true);
					await askAgain();
					setAsking(false);
				}}
			>
				Try now
			</Button>
		</div>
	);
}
