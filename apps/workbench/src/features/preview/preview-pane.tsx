import { useEffect, useState } from "react";
import { SafeMarkdown } from "../../ui/safe-markdown.tsx";
import { loadedDocument, onWrite, useDocuments } from "../editor/document-store.ts";
import { JsonPreview } from "./json-preview.tsx";
import { PicturePreview } from "./picture-preview.tsx";
import { previewOf } from "./preview-state.ts";
import { TablePreview } from "./table-preview.tsx";

const FOLLOW_MS = 150;
const FOLLOW_LONG_MS = 800;
const LONG_CHARS = 200_000;

/** The document as its readers will see it; follows the text when typing pauses. */
export function PreviewPane(props: { documentId: string }) {
	const text = useFollowedText(props.documentId);
	const name = useDocuments((state) => state.documents.find(({ id }) => id === props.documentId)?.name ?? "");
	return (
		<section
			aria-label="Preview"
			// biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and may hold nothing that takes the focus
			tabIndex={0}
			className="min-w-0 flex-1 overflow-auto border-line bg-canvas outline-offset-[-2px] md:border-l"
		>
			<Preview name={name} text={text} />
		</section>
	);
}

function Preview({ name, text }: { name: string; text: string }) {
	switch (previewOf(name)) {
		case "markdown":
			return (
				<div className="mx-auto max-w-[46rem] px-6 py-10">
					<SafeMarkdown text={text} />
					{text.length > LONG_CHARS && (
						<p className="mt-8 border-t border-line pt-3 text-12 text-muted">
							The preview ends here; the text goes on.
						</p>
					)}
				</div>
			);
		case "table":
			return <TablePreview text={text} />;
		case "json":
			return <JsonPreview text={text} />;
		case "picture":
			return <PicturePreview text={text} />;
		default:
			return null;
	}
}

/** The document's text, as it was when typing last paused. */
function useFollowedText(id: string): string {
	const [text, setText] = useState(() => loadedDocument(id)?.text ?? "");
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const take = () => setText(loadedDocument(id)?.text ?? "");
		const later = () => {
			clearTimeout(timer);
			const length = loadedDocument(id)?.doc.length ?? 0;
			timer = setTimeout(take, length > LONG_CHARS ? FOLLOW_LONG_MS : FOLLOW_MS);
		};
		take();
		const stop = onWrite((document) => document.id === id && later());
		return () => {
			clearTimeout(timer);
			stop();
		};
	}, [id]);
	return text;
}
