export interface Message {
	/** The same id is delivered once, however often it is sent. */
	id: string;
	to: string;
	subject: string;
	/** Plain text; nobody renders HTML that an author wrote. */
	text: string;
}

export interface Mail {
	/** Durable when it resolves. */
	send(message: Message): Promise<void>;
	close(): Promise<void>;
}
