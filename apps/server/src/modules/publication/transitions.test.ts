import { publicationState } from "@annex/registry-api";
import { describe, expect, it } from "vitest";
import { type Actor, isVisible, type PublicationEvent, summaryOf, transition, transitions } from "./transitions.ts";

const states = publicationState.options;
const actors: readonly Actor[] = ["system", "author", "moderator", "administrator"];
const events = [...new Set(transitions.map((step) => step.event))] as PublicationEvent[];

describe("the publication table", () => {
	for (const from of states) {
		for (const event of events) {
			for (const by of actors) {
				const step = transitions.find((one) => one.from === from && one.event === event && one.by.includes(by));
				if (step) {
					it(`lets the ${by} take ${from} to ${step.to} by ${event}`, () => {
						expect(transition(from, event, by)).toBe(step.to);
					});
				} else {
					it(`refuses ${event} of what is ${from} by the ${by}`, () => {
						expect(() => transition(from, event, by)).toThrow(
							expect.objectContaining({ code: "transition_refused", status: 409 }),
						);
					});
				}
			}
		}
	}

	it("names each step once, so that a state and an event have one outcome", () => {
		const steps = transitions.map((step) => `${step.from} ${step.event}`);
		expect(new Set(steps).size).toBe(steps.length);
	});

	it("lets nothing leave rejected or banned", () => {
		expect(transitions.filter((step) => ["rejected", "banned"].includes(step.from))).toEqual([]);
	});

	it("reaches every state from draft", () => {
		const reached = new Set(["draft"]);
		for (const _ of states) for (const step of transitions) if (reached.has(step.from)) reached.add(step.to);
		expect([...reached].sort()).toEqual([...states].sort());
	});

	it("never publishes what no moderator saw", () => {
		const publishing = transitions.filter((step) => step.to === "published");
		expect(publishing.flatMap((step) => step.by)).not.toContain("system");
		expect(publishing.flatMap((step) => step.by)).not.toContain("author");
	});

	it("sums up an extension that was never approved by its most advanced version", () => {
		expect(summaryOf(["draft"])).toBe("draft");
		expect(summaryOf(["rejected", "draft"])).toBe("draft");
		expect(summaryOf(["rejected", "draft", "pending"])).toBe("pending");
		expect(summaryOf(["rejected"])).toBe("rejected");
	});

	it("shows what is published or flagged, and nothing else", () => {
		expect(states.filter(isVisible)).toEqual(["published", "flagged"]);
	});
});
