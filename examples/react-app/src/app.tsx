import type { Embedded } from "@annex/host";
import { useEffect, useState, useSyncExternalStore } from "react";
import { openAnnex } from "./annex.ts";
import { addCard, cardsNow, onCards, setDone } from "./board.ts";
import { BoardSlot } from "./board-slot.tsx";
import { Extensions } from "./extensions.tsx";

const PEOPLE = ["ada", "grace"];

export function App() {
	const [user, setUser] = useState("");
	const [annex, setAnnex] = useState<Embedded>();
	const [problem, setProblem] = useState("");

	async function signIn(name: string) {
		await fetch("/session", { method: "POST", body: name });
		setUser(name);
		await annex?.identityChanged();
	}

	// Opened once somebody is signed in; who that is may change without a new host.
	const isSomebody = user !== "";
	useEffect(() => {
		if (!isSomebody) return;
		let left = false;
		const opening = openAnnex();
		opening.then(
			(opened) => (left ? opened.dispose() : setAnnex(opened)),
			(error) => setProblem(`${error.message} ${error.fix ?? ""}`),
		);
		return () => {
			left = true;
			void opening.then((opened) => opened.dispose());
		};
	}, [isSomebody]);

	return (
		<>
			<header>
				<h1>Board</h1>
				<label>
					Signed in as
					<select value={user} onChange={(event) => void signIn(event.target.value)}>
						{user === "" && <option value="">nobody</option>}
						{PEOPLE.map((name) => (
							<option key={name}>{name}</option>
						))}
					</select>
				</label>
			</header>
			<main>
				<div>
					<Cards />
					{annex && <BoardSlot annex={annex} />}
				</div>
				{problem && <p role="alert">{problem}</p>}
				{annex && <Extensions annex={annex} />}
			</main>
		</>
	);
}

function Cards() {
	const cards = useSyncExternalStore(onCards, cardsNow);
	const [title, setTitle] = useState("");
	return (
		<section aria-label="Cards">
			<form
				onSubmit={(event) => {
					event.preventDefault();
					if (title.trim() !== "") addCard(title.trim());
					setTitle("");
				}}
			>
				<input aria-label="New card" value={title} onChange={(event) => setTitle(event.target.value)} maxLength={80} />
				<button type="submit">Add</button>
			</form>
			<ul>
				{cards.map(({ id, title: text, done, by }) => (
					<li key={id}>
						<label>
							<input type="checkbox" checked={done} onChange={() => setDone(id, !done)} />
							<span className={done ? "done" : ""}>{text}</span>
						</label>
						{by && <small>by {by}</small>}
					</li>
				))}
			</ul>
		</section>
	);
}
