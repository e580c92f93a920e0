import { Link } from "@tanstack/react-router";
import { Rocket } from "lucide-react";
import { useSession } from "../../app/session.ts";
import { buttonClass } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { OwnExtensions } from "./own-extensions.tsx";
import { RegisterPublisher } from "./register-publisher.tsx";
import { TokenList } from "./token-list.tsx";
import { UploadPackage } from "./upload-package.tsx";

/** For authors: publish, follow the scan and the review, keep tokens. */
export function DeveloperPage() {
	const { status, user } = useSession();
	return (
		<main className="h-full overflow-y-auto">
			<div className="mx-auto w-full max-w-[820px] px-4 pt-6 pb-16 sm:px-8 sm:pt-10">
				<h1 className="text-28 font-semibold">Publish</h1>
				<p className="mt-1 text-14 text-muted">Upload a package, watch the scan, and follow the review.</p>
				<div className="mt-8">
					{status === "loading" ? (
						<Loading label="Loading your account">
							<Skeleton className="h-40 w-full rounded-surface" />
						</Loading>
					) : !user ? (
						<EmptyState
							icon={Rocket}
							title="Sign in to publish"
							action={
								<Link to="/sign-in" search={{ next: "/developer" }} className={buttonClass("primary")}>
									Sign in
								</Link>
							}
						>
							Extensions belong to a publisher, and a publisher belongs to an account.
						</EmptyState>
					) : user.publishers.length === 0 ? (
						<RegisterPublisher suggestion={user.username.toLowerCase().replaceAll("_", "-")} />
					) : (
						<div className="flex flex-col gap-12">
							<UploadPackage publishers={user.publishers} />
							<OwnExtensions />
							<TokenList />
						</div>
					)}
				</div>
			</div>
		</main>
	);
}
