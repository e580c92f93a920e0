import { Terminal } from "lucide-react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Select } from "../../ui/field.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";
import { clearOutput, hideOutput, useOutputs } from "./outputs.ts";

/** What extensions have written for whoever wants to look closely. */
export function OutputPanel() {
	const { outputs, of, shown } = useOutputs();
	const ids = [...outputs.keys()];
	const id = outputs.has(of) ? of : (ids[0] ?? "");
	const output = outputs.get(id);
	return (
		<Dialog
			open={shown}
			onClose={hideOutput}
			place="side"
			textOnly
			title="Output"
			description={
				output && (
					<Select
						label="Extension"
						value={id}
						onChange={(chosen) => useOutputs.setState({ of: chosen })}
						options={ids.map((each) => ({
							value: each,
							label: harmlessText(outputs.get(each)?.displayName ?? each, 60),
						}))}
						className="mt-1"
					/>
				)
			}
			footer={output && <Button onClick={() => clearOutput(id)}>Clear</Button>}
		>
			{output ? (
				<pre className="font-mono text-12 leading-5 whitespace-pre-wrap [overflow-wrap:anywhere]">
					{output.lines.join("\n")}
				</pre>
			) : (
				<EmptyState icon={Terminal} title="Nothing yet">
					What extensions write here is kept until you close the page.
				</EmptyState>
			)}
		</Dialog>
	);
}
