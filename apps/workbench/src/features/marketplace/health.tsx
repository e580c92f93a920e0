import type { ExtensionHealth } from "@annex/registry-api";
import { useQuery } from "@tanstack/react-query";
import { CircleCheck, ShieldAlert, ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { TrendLine } from "../../ui/charts/trend-line.tsx";
import { count } from "../../ui/figures.ts";
import { harmlessText } from "../../ui/harmless-text.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { Fact, FactTime } from "./fact.tsx";
import { healthQuery } from "./queries.ts";

/** How an extension fares with the people who use it, over thirty days. */
export function Health({ id }: { id: string }) {
	const { data, error, refetch } = useQuery(healthQuery(id));
	if (data) return <Figures health={data} />;
	if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
	return (
		<Loading label="Loading the health" className="flex flex-col gap-4">
			<Skeleton className="h-28 w-full rounded-surface" />
			<Skeleton className="h-28 w-full rounded-surface" />
		</Loading>
	);
}

function Figures({ health }: { health: ExtensionHealth }) {
	const { crashFree, errorsPerInstall, rollbacks, scan } = health;
	return (
		<div className="flex flex-col gap-4">
			{health.enoughData && crashFree !== null ? (
				<section className={CARD} aria-label="Crash-free">
					<div className="flex flex-wrap items-center justify-between gap-4">
						<div>
							<h2 className="text-12 font-medium text-muted">Crash-free</h2>
							<p className="figures text-28 font-semibold">{percent(crashFree)}</p>
							<p className="text-13 text-muted">of its people, in the last 30 days</p>
						</div>
						<TrendLine
							values={health.daily.map((day) => day.crashFree)}
							from={Math.min(0.9, ...health.daily.map((day) => day.crashFree ?? 1))}
							to={1}
							tone={crashFree >= GOOD ? "good" : "warn"}
							label={`Share of people without a crash, by day over 30 days; ${percent(crashFree)} over all of them.`}
							className="h-14 w-full sm:w-64"
						/>
					</div>
					<dl className="mt-4 grid grid-cols-3 gap-4 border-t border-line pt-3">
						<Figure name="Errors per install">{errorsPerInstall === null ? "–" : errorsPerInstall.toFixed(2)}</Figure>
						<Figure name="Updates taken back">{rollbacks === null ? "–" : count(rollbacks)}</Figure>
						<Figure name="Switched on">{count(health.activeInstalls)}</Figure>
					</dl>
				</section>
			) : (
				<section className={CARD} aria-label="Crash-free">
					<h2 className="text-13 font-semibold">Too few people use it to tell how it fares</h2>
					<p className="mt-1 max-w-[60ch] text-13 text-muted">
						Figures begin with five people: fewer would tell of persons, not of the extension. Until then, what the scan
						found is what there is.
					</p>
				</section>
			)}
			<section className={CARD} aria-label="Scan">
				<Verdict findings={scan.findings} />
				<dl className="mt-3 border-t border-line pt-2 text-13">
					<Fact name="Scanned version">
						<span className="font-mono text-12">{scan.version}</span>
					</Fact>
					<Fact name="Scanned">{scan.at ? <FactTime at={scan.at} /> : "Not yet"}</Fact>
					<Fact name="Last update">
						<FactTime at={health.updatedAt} />
					</Fact>
					<Fact name="Works with platform">
						<span className="font-mono text-12">{harmlessText(health.platform, 60) || "Any"}</span>
					</Fact>
				</dl>
			</section>
		</div>
	);
}

const CARD = "rounded-surface border border-line bg-surface p-4 shadow-control";
const GOOD = 0.98;

function Verdict({ findings: { info, warning, block } }: { findings: ExtensionHealth["scan"]["findings"] }) {
	const found = warning + block;
	const Icon = found > 0 ? ShieldAlert : info > 0 ? ShieldCheck : CircleCheck;
	return (
		<div className="flex gap-3">
			<Icon size={20} className={found > 0 ? "text-warn" : "text-good"} aria-hidden="true" />
			<div>
				<h2 className="text-13 font-semibold">
					{found === 0
						? "The scan found nothing to worry about"
						: `The scan found ${found === 1 ? "one thing" : `${count(found)} things`} worth a look`}
				</h2>
				<p className="mt-0.5 text-13 text-muted">
					{found === 0
						? `Every file was read before a moderator approved it${info > 0 ? `; ${count(info)} remarks, no warnings` : ""}.`
						: "A moderator has seen what it found, and approved the version."}
				</p>
			</div>
		</div>
	);
}

function Figure(props: { name: string; children: ReactNode }) {
	return (
		<div>
			<dt className="text-12 text-muted">{props.name}</dt>
			<dd className="figures text-16 font-medium">{props.children}</dd>
		</div>
	);
}

function percent(share: number): string {
	// Never a rounded-up "100 %" while it failed somebody.
	const tenths = Math.floor(share * 1_000) / 10;
	return `${tenths.toFixed(share === 1 ? 0 : 1)} %`;
}
