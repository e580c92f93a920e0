/**
 * The refusal of something that a later version of the platform will do. Refusing says it aloud; accepting and ignoring
 * would leave the author wondering.
 */
export function notSupportedYet(what: string) {
	const sentence = `This platform does not support ${what} yet.`;
	return { message: sentence, params: { sentence, fix: "Leave it out." } };
}
