/** A sentence for people with its stable code. */
export interface HostProblem {
	readonly code: string;
	readonly message: string;
	/** What to do about it; may be empty. */
	readonly fix: string;
}
