/** What the command line may touch of the world; tests hand in their own. */
export interface Powers {
	/** Absolute path of the folder that the command runs in. */
	readonly cwd: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Where credentials are kept; created when first needed. */
	readonly configDir: string;
	/** For naming tokens, so that people can tell them apart. */
	readonly hostname: string;
	readonly isTerminal: boolean;
	readonly fetch: typeof globalThis.fetch;
	/** Results go here, nothing else. */
	out(text: string): void;
	/** Progress and errors. */
	err(text: string): void;
	/** Asks the person; what is typed at a hidden question is not shown. */
	ask(question: string, options?: { hidden?: boolean }): Promise<string>;
	/** All of standard input. */
	readInput(): Promise<string>;
	sleep(ms: number): Promise<void>;
	/** Resolves when the person wants an end (Ctrl-C); from the call on, that no longer ends the process by itself. */
	interrupted(): Promise<void>;
	/** Milliseconds, monotonic. */
	now(): number;
}
