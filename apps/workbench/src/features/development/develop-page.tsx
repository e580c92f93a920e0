import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import { CircleSlash, Hammer, LogIn, Unplug } from "lucide-react";
import { useEffect } from "react";
import { useSession } from "../../app/session.ts";
import { Button, buttonClass } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { say } from "../../ui/toasts.ts";
import { follow, leave, useDevelopment } from "./development.ts";

const KEY = /^[A-Za-z0-9_-]{22,64}$/;

/** Where `annex dev` leads: the extension on the author's machine comes in here, once its author has said so. */
export function DevelopPage() {
	const { hash } = useLocation();
	const key = KEY.test(hash) ? hash : null;
	const { status } = useSession();
	const navigate = useNavigate();
	const { phase } = useDevelopment();

	useEffect(() => {
		if (key === null || status !== "signed-in") return;
		follow(key, () => {
			say("good", "Your extension runs here.", {
				description: "Each save is swapped in. Its commands are in the palette.",
			});
			void navigate({ to: "/" });
		});
	}, [key, status, navigate]);

	return (
		<main className="grid h-full place-items-center overflow-y-auto">
			{key === null ? (
				<EmptyState heading="h1" icon={Hammer} title="Develop an extension">
					Run <code>annex dev</code> in its folder and open the address that it prints. Every save is then swapped in
					here, where nobody else sees it.
				</EmptyState>
			) : status === "anonymous" ? (
				<EmptyState
					heading="h1"
					icon={LogIn}
					title="Sign in as its author"
					action={
						<Link to="/sign-in" search={{ next: `/develop#${key}` }} className={buttonClass("primary")}>
							Sign in
						</Link>
					}
				>
					What is in development can be seen only by the account that <code>annex login</code> used.
				</EmptyState>
			) : (
				<Phase phase={phase} again={() => location.reload()} />
			)}
		</main>
	);
}

function Phase(props: { phase: ReturnType<typeof useDevelopment.getState>["phase"]; again: () => void }) {
	switch (props.phase) {
		case "running":
			return (
				<EmptyState
					heading="h1"
					icon={Hammer}
					title="Your extension runs here"
					action={
						<span className="flex gap-2">
							<Button onClick={() => void leave("ended")}>End it here</Button>
							<Link to="/" className={buttonClass("primary")}>
								Open the editor
							</Link>
						</span>
					}
				>
					Each save is swapped in. It is gone when you close this page.
				</EmptyState>
			);
		case "refused":
			return (
				<EmptyState
					heading="h1"
					icon={CircleSlash}
					title="It does not run here"
					action={<Button onClick={props.again}>Ask me again</Button>}
				>
					You did not let it. Nothing of it has run.
				</EmptyState>
			);
		case "ended":
			return (
				<EmptyState heading="h1" icon={Unplug} title="The development has ended">
					The extension is out of this page. Run <code>annex dev</code> again to go on.
				</EmptyState>
			);
		case "absent":
			return (
				<EmptyState heading="h1" icon={Unplug} title="Nothing is in development here">
					Either <code>annex dev</code> has stopped, or it signed in with another account than you did here.
				</EmptyState>
			);
		case "waiting":
			return (
				<EmptyState heading="h1" icon={Hammer} title="Waiting for a build that works">
					What is wrong stands above and in your terminal. It comes in as soon as it builds.
				</EmptyState>
			);
		default:
			return (
				<EmptyState heading="h1" icon={Hammer} title="Looking for your extension">
					It comes from your machine.
				</EmptyState>
			);
	}
}
