import type { HostSetting } from "@annex/host";
import type { SettingValue } from "@annex/manifest";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "../../ui/button.tsx";
import { cn } from "../../ui/cn.ts";
import { inputClass } from "../../ui/field.tsx";
import { harmlessText } from "../../ui/harmless-text.ts";
import { Switch } from "../../ui/switch.tsx";
import { rangeWords, readDraft } from "./setting-draft.ts";

const SAVE_MS = 400;

interface Props {
	setting: HostSetting;
	/** `null` goes back to the default. Answers whether it was kept. */
	onSave: (value: SettingValue | null) => Promise<boolean>;
}

/** One setting: its name, its control, the author's help or what is wrong, and the way back to the default. */
export function SettingField(props: Props) {
	if (props.setting.type === "boolean") return <SwitchField {...props} />;
	return props.setting.type === "enum" ? <ChoiceField {...props} /> : <TypedField {...props} />;
}

function SwitchField({ setting, onSave }: Props) {
	const id = useId();
	const title = harmlessText(setting.title, 80);
	return (
		<div className="flex items-start justify-between gap-4 py-3.5">
			<div id={id} className="min-w-0">
				<p className="text-13 font-medium">
					<bdi>{title}</bdi>
				</p>
				<Help setting={setting} />
			</div>
			<div className="pt-0.5">
				<Switch label={title} describedBy={id} checked={setting.value === true} onChange={(on) => void onSave(on)} />
			</div>
		</div>
	);
}

function ChoiceField({ setting, onSave }: Props) {
	const id = useId();
	return (
		<Labelled id={id} setting={setting} onReset={() => onSave(null)} note={<Help setting={setting} />}>
			<select
				id={id}
				aria-describedby={`${id}-note`}
				value={String(setting.value)}
				onChange={(event) => void onSave(event.target.value)}
				className={inputClass}
			>
				{setting.options?.map((option) => (
					<option key={option.value} value={option.value}>
						{harmlessText(option.label ?? option.value, 60)}
					</option>
				))}
			</select>
		</Labelled>
	);
}

function TypedField({ setting, onSave }: Props) {
	const id = useId();
	const [typed, setTyped] = useState<string>();
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	useEffect(() => () => clearTimeout(timer.current), []);
	const shown = typed ?? String(setting.value);
	const draft = readDraft(setting, shown);
	const fault = typed !== undefined && "fault" in draft ? draft.fault : undefined;

	async function save(text: string): Promise<void> {
		clearTimeout(timer.current);
		const read = readDraft(setting, text);
		if ("fault" in read) return;
		const kept = read.value === setting.value || (await onSave(read.value));
		// What could not be kept stays in the field, so that nobody types it twice.
		if (kept) setTyped((now) => (now === text ? undefined : now));
	}

	const control = {
		id,
		value: shown,
		"aria-describedby": `${id}-note`,
		"aria-invalid": fault !== undefined,
		...(fault === undefined ? {} : { "data-invalid": "" }),
		onChange: ({ target }: { target: { value: string } }) => {
			setTyped(target.value);
			clearTimeout(timer.current);
			timer.current = setTimeout(() => void save(target.value), SAVE_MS);
		},
		onBlur: () => typed !== undefined && void save(typed),
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === "Enter" && typed !== undefined) void save(typed);
	};

	return (
		<Labelled
			id={id}
			setting={setting}
			onReset={() => {
				clearTimeout(timer.current);
				setTyped(undefined);
				return onSave(null);
			}}
			note={fault === undefined ? <Help setting={setting} /> : <p className="mt-1.5 text-12 text-bad">{fault}</p>}
		>
			{setting.multiline ? (
				<textarea
					{...control}
					rows={5}
					spellCheck={false}
					className={cn(inputClass, "h-auto min-h-24 resize-y py-2 font-mono text-13 pointer-coarse:h-auto")}
				/>
			) : (
				<input
					{...control}
					type="text"
					inputMode={setting.type === "number" ? "decimal" : "text"}
					autoComplete="off"
					onKeyDown={onKeyDown}
					className={inputClass}
				/>
			)}
		</Labelled>
	);
}

function Labelled(props: {
	id: string;
	setting: HostSetting;
	onReset: () => Promise<boolean>;
	note: ReactNode;
	children: ReactNode;
}) {
	const { id, setting } = props;
	const title = harmlessText(setting.title, 80);
	return (
		<div className="py-3.5">
			<div className="mb-1.5 flex min-h-7 items-center justify-between gap-3">
				<label htmlFor={id} className="min-w-0 text-13 font-medium">
					<bdi>{title}</bdi>
				</label>
				{setting.chosen && (
					<Button
						look="quiet"
						size="small"
						aria-label={`Reset ${title}`}
						onClick={() => {
							// The button goes; whoever pressed it goes on in the field.
							document.getElementById(id)?.focus();
							void props.onReset();
						}}
					>
						Reset
					</Button>
				)}
			</div>
			{props.children}
			<div id={`${id}-note`} aria-live="polite">
				{props.note}
			</div>
		</div>
	);
}

function Help({ setting }: { setting: HostSetting }) {
	const words = [setting.description ?? "", rangeWords(setting)].filter((part) => part !== "").join(" ");
	if (words === "") return null;
	return (
		<p className="mt-1.5 text-12 text-muted">
			<bdi>{harmlessText(words, 340)}</bdi>
		</p>
	);
}
