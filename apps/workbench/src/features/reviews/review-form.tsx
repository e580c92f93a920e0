import { MAX_REVIEW_TEXT, MAX_REVIEW_TITLE, type Review } from "@annex/registry-api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { registry } from "../../app/registry.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { say } from "../../ui/toasts.ts";
import { StarInput } from "./star-input.tsx";

/** Writes one's review, or changes it. */
export function ReviewForm(props: { id: string; current: Review | undefined; onDone: () => void }) {
	const { id, current } = props;
	const queries = useQueryClient();
	const [rating, setRating] = useState(current?.rating);
	const [title, setTitle] = useState(current?.title ?? "");
	const [text, setText] = useState(current?.text ?? "");
	const [unrated, setUnrated] = useState(false);
	const write = useMutation({
		mutationFn: (stars: number) => registry.reviews.put(id, { rating: stars, title, text }),
		onSuccess: async () => {
			await queries.invalidateQueries({ queryKey: ["extensions"] });
			say("good", current ? "Your review is changed." : "Your review is published.");
			props.onDone();
		},
	});

	function onSubmit(event: FormEvent) {
		event.preventDefault();
		if (rating === undefined) setUnrated(true);
		else write.mutate(rating);
	}

	return (
		<form
			onSubmit={onSubmit}
			noValidate
			aria-label="Your review"
			className="flex flex-col gap-4 rounded-surface border border-line bg-surface p-4 shadow-control"
		>
			{write.isError && <ProblemNotice error={write.error} />}
			<StarInput
				value={rating}
				onChange={(stars) => {
					setRating(stars);
					setUnrated(false);
				}}
				{...(unrated ? { error: "Choose one to five stars." } : {})}
			/>
			<Field
				name="title"
				label="Title"
				value={title}
				maxLength={MAX_REVIEW_TITLE}
				onChange={(event) => setTitle(event.target.value)}
				autoComplete="off"
				hint="Optional"
			/>
			<TextArea
				label="What others should know"
				value={text}
				maxLength={MAX_REVIEW_TEXT}
				onChange={(event) => setText(event.target.value)}
				hint="Optional. Everybody can read it, under your username."
			/>
			<div className="flex gap-2">
				<Button type="submit" look="primary" busy={write.isPending}>
					{current ? "Save" : "Publish"}
				</Button>
				<Button type="button" onClick={props.onDone}>
					Cancel
				</Button>
			</div>
		</form>
	);
}
