import { Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { buttonClass } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

export function NotFound() {
	return (
		<main className="grid h-full place-items-center">
			<EmptyState
				icon={Compass}
				heading="h1"
				title="There is no page at this address"
				action={
					<Link to="/" className={buttonClass()}>
						Go to the editor
					</Link>
				}
			>
				Check the address, or start from the editor.
			</EmptyState>
		</main>
	);
}
