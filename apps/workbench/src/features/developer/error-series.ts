import { type ErrorKind, errorKind } from "@annex/registry-api";
import type { ChartSeries } from "../../ui/charts/bar-chart.tsx";

const LOOKS: Readonly<Record<ErrorKind, ChartSeries>> = {
	crash: { name: "Crashed", fill: "fill-bad", mark: "bg-bad" },
	unresponsive: { name: "Stopped answering", fill: "fill-warn", mark: "bg-warn" },
	activation: { name: "Did not start", fill: "fill-accent", mark: "bg-accent" },
	rollback: { name: "Rolled back", fill: "fill-good", mark: "bg-good" },
	uncaught: { name: "Uncaught error", fill: "fill-control", mark: "bg-control" },
};

/** How each kind of error is called and drawn, in the order of the stack. */
export const errorSeries = errorKind.options.map((kind) => ({ kind, ...LOOKS[kind] }));
