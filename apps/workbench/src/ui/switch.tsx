import { Switch as Base } from "@base-ui/react/switch";

export function Switch(props: {
	checked: boolean;
	onChange: (checked: boolean) => void;
	label: string;
	disabled?: boolean;
	describedBy?: string;
}) {
	return (
		<Base.Root
			checked={props.checked}
			onCheckedChange={(checked) => props.onChange(checked)}
			disabled={props.disabled ?? false}
			aria-label={props.label}
			aria-describedby={props.describedBy}
			className="relative inline-flex h-5 w-9 shrink-0 rounded-full bg-control p-0.5 transition-colors duration-fast data-checked:bg-accent data-disabled:opacity-50 after:absolute after:-inset-3 pointer-fine:after:-inset-1.5"
		>
			<Base.Thumb className="size-4 rounded-full bg-on-accent shadow-control transition-transform duration-fast data-checked:translate-x-4" />
		</Base.Root>
	);
}
