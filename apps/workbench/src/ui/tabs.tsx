import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export interface TabItem {
	readonly value: string;
	readonly label: string;
	readonly count?: number;
	readonly content: ReactNode;
}

export function Tabs(props: { items: readonly TabItem[]; value: string; onChange: (value: string) => void }) {
	return (
		<Base.Root value={props.value} onValueChange={(value) => props.onChange(String(value))}>
			<Base.List className="relative flex gap-1 overflow-x-auto border-b border-line [scrollbar-width:none]">
				{props.items.map((item) => (
					<Base.Tab
						key={item.value}
						value={item.value}
						className="flex h-10 shrink-0 items-center gap-1.5 rounded-control px-3 text-13 font-medium text-muted transition-colors outline-offset-[-3px] hover:text-ink data-active:text-ink"
					>
						{item.label}
						{item.count !== undefined && (
							<span className="figures rounded-full bg-hover px-1.5 text-12 text-muted">{item.count}</span>
						)}
					</Base.Tab>
				))}
				<Base.Indicator className="absolute bottom-0 left-(--active-tab-left) h-0.5 w-(--active-tab-width) rounded-full bg-accent transition-all duration-slow" />
			</Base.List>
			{props.items.map((item) => (
				<Base.Panel key={item.value} value={item.value} className="rounded-control pt-5 outline-offset-4">
					{item.content}
				</Base.Panel>
			))}
		</Base.Root>
	);
}
