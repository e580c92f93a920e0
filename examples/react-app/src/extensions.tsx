import { type Embedded, grantOf, permissionSentence } from "@annex/host";
import { useEffect, useState } from "react";
import { useSnapshot } from "./annex.ts";

type Offered = Awaited<ReturnType<Embedded["registry"]["search"]>>;

/** What is installed, with its commands and permissions, and what could be. */
export function Extensions({ annex }: { annex: Embedded }) {
	const { host, registry } = annex;
	const { extensions, commands } = useSnapshot(annex);
	const [offered, setOffered] = useState<Offered>([]);
	const [problem, setProblem] = useState("");
	const attempt = (act: Promise<unknown>) => {
		setProblem("");
		act.catch((error) => setProblem(error.message));
	};

	useEffect(() => {
		registry.search({ limit: 50 }).then(setOffered, (error) => setProblem(error.message));
	}, [registry]);

	return (
		<aside aria-label="Extensions">
			<h2>Extensions</h2>
			{problem && <p role="alert">{problem}</p>}
			<ul>
				{extensions.map((extension) => (
					<li key={extension.id}>
						<strong>{extension.displayName}</strong>
						{extension.problem && <small>{extension.problem.message}</small>}
						{commands
							.filter((command) => command.extensionId === extension.id)
							.map((command) => (
								<button type="button" key={command.id} onClick={() => attempt(host.executeCommand(command.id))}>
									{command.title}
								</button>
							))}
						{extension.requested.map((request) => {
							const { permission } = request;
							const given = extension.grants.some((grant) => grant.permission === permission);
							const others = extension.grants.filter((grant) => grant.permission !== permission);
							const grant = grantOf(request);
							return (
								<label key={permission}>
									<input
										type="checkbox"
										checked={given}
										onChange={() => attempt(host.setGrants(extension.id, given ? others : [...others, grant]))}
									/>
									{permissionSentence(request, registry.app.permissions)}
								</label>
							);
						})}
						<button type="button" onClick={() => attempt(host.uninstall(extension.id))}>
							Uninstall {extension.displayName}
						</button>
					</li>
				))}
				{offered
					.filter(({ id, listing }) => !listing && !extensions.some((one) => one.id === id))
					.map(({ id, displayName, description }) => (
						<li key={id}>
							<strong>{displayName}</strong>
							<small>{description}</small>
							<button type="button" onClick={() => attempt(annex.install(id))}>
								Install {displayName}
							</button>
						</li>
					))}
			</ul>
		</aside>
	);
}
