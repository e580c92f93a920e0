/** Who an extension is, as the host knows it; never taken from a message. */
export interface ExtensionIdentity {
	/** `publisher.name` */
	readonly id: string;
	readonly version: string;
	/** For people; plain text, harmless to show. */
	readonly displayName: string;
}
