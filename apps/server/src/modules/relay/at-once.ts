import { capabilityErrors } from "@annex/capabilities";

const PER_PERSON = 6;
const IN_ALL = 64;

/** Lets so many requests of one person, and of all, be under way in this process at once; refuses more with `network_busy`. */
export function atOnce() {
	const people = new Map<string, number>();
	let all = 0;

	return async <T>(person: string, run: () => Promise<T>): Promise<T> => {
		const theirs = people.get(person) ?? 0;
		if (theirs >= PER_PERSON) throw capabilityErrors.network_busy(PER_PERSON);
		if (all >= IN_ALL) throw capabilityErrors.network_busy(IN_ALL);
		people.set(person, theirs + 1);
		all += 1;
		try {
			return await run();
		} finally {
			const left = (people.get(person) ?? 1) - 1;
			if (left === 0) people.delete(person);
			else people.set(person, left);
			all -= 1;
		}
	};
}
