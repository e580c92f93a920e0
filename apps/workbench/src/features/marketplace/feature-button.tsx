import { type ExtensionDetail, MAX_NOTE } from "@annex/registry-api";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Sparkles } from "lucide-react";
import { useId, useState } from "react";
import { registry } from "../../app/registry.ts";
import { useSession } from "../../app/session.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";
import { say, sayProblem } from "../../ui/toasts.ts";

/** For moderators: puts an extension at the top of the marketplace, or takes it off again. */
export function FeatureButton({ extension }: { extension: ExtensionDetail }) {
	const { mayReview } = useSession();
	const queries = useQueryClient();
	const [writing, setWriting] = useState(false);
	const [note, setNote] = useState("");
	const form = useId();
	const refresh = () => queries.invalidateQueries({ queryKey: ["extensions"] });
	const name = harmlessText(extension.displayName, 60);
	const feature = useMutation({
		mutationFn: () => registry.admin.feature(extension.id, note.trim()),
		onSuccess: async () => {
			setWriting(false);
			await refresh();
			say("good", `${name} is featured.`);
		},
		onError: sayProblem,
	});
	const unfeature = useMutation({
		mutationFn: () => registry.admin.unfeature(extension.id),
		onSuccess: async () => {
			await refresh();
			say("info", `${name} is no longer featured.`);
		},
		onError: sayProblem,
	});
	if (!mayReview) return null;
	return (
		<>
			{extension.featured ? (
				<Button size="small" busy={unfeature.isPending} onClick={() => unfeature.mutate()}>
					<Sparkles size={14} aria-hidden="true" /> Stop featuring
				</Button>
			) : (
				<Button size="small" onClick={() => setWriting(true)}>
					<Sparkles size={14} aria-hidden="true" /> Feature
				</Button>
			)}
			<Dialog
				open={writing}
				onClose={() => setWriting(false)}
				title={`Feature ${name}?`}
				description="It stands at the top of the marketplace until somebody takes it off."
				footer={
					<>
						<Button onClick={() => setWriting(false)}>Cancel</Button>
						<Button look="primary" type="submit" form={form} busy={feature.isPending}>
							Feature
						</Button>
					</>
				}
			>
				<form
					id={form}
					onSubmit={(event) => {
						event.preventDefault();
						feature.mutate();
					}}
				>
					<Field
						label="One line on why"
						name="note"
						hint="Shown beside it; may be left empty."
						maxLength={MAX_NOTE}
						value={note}
						onChange={(event) => setNote(event.target.value)}
					/>
				</form>
			</Dialog>
		</>
	);
}
