import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "../../ui/button.tsx";
import { Kbd } from "../../ui/kbd.tsx";

const SETTLE_MS = 180;

/** Searches while one types; `/` goes to it from anywhere on the page. */
export function SearchField(props: { value: string; onChange: (value: string) => void }) {
	const [text, setText] = useState(props.value);
	const input = useRef<HTMLInputElement>(null);
	const told = useRef(props.value);
	const { value, onChange } = props;
	const tell = useRef(onChange);
	tell.current = onChange;

	// The address may change by itself (back, a link): then it leads.
	useEffect(() => {
		if (value !== told.current) setText(value);
		told.current = value;
	}, [value]);

	useEffect(() => {
		if (text.trim() === told.current) return;
		const timer = setTimeout(() => {
			told.current = text.trim();
			tell.current(text.trim());
		}, SETTLE_MS);
		return () => clearTimeout(timer);
	}, [text]);

	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			const at = event.target as HTMLElement | null;
			if (event.key !== "/" || at?.closest("input, textarea, [contenteditable=true]")) return;
			if (document.querySelector("[data-overlay]")) return;
			event.preventDefault();
			input.current?.focus();
		};
		window.addEventListener("keydown", onKey);
		return () => window.removeEventListener("keydown", onKey);
	}, []);

	return (
		<search className="relative mt-5 block">
			<Search
				size={17}
				className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-faint"
				aria-hidden="true"
			/>
			<input
				ref={input}
				type="search"
				aria-label="Search extensions"
				placeholder="Search extensions"
				value={text}
				maxLength={200}
				onChange={(event) => setText(event.target.value)}
				className="h-11 w-full rounded-surface border border-line-strong bg-surface pr-11 pl-10 text-14 shadow-control transition-colors placeholder:text-faint hover:border-control focus:border-accent focus:outline-2 focus:outline-offset-0 focus:outline-accent-line pointer-coarse:text-16 [&::-webkit-search-cancel-button]:hidden"
			/>
			<span className="absolute top-1/2 right-2 -translate-y-1/2">
				{text ? (
					<IconButton
						label="Clear the search"
						onClick={() => {
							setText("");
							input.current?.focus();
						}}
					>
						<X size={15} />
					</IconButton>
				) : (
					<span className="mr-1.5 max-sm:hidden">
						<Kbd keys="/" />
					</span>
				)}
			</span>
		</search>
	);
}
