import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import { useEffect } from "react";
import { Button, IconButton } from "./button.tsx";
import { cn } from "./cn.ts";
import { ExtensionIcon } from "./extension-icon.tsx";
import { drawToastsOn, type ToastData, type ToastKind, toasts } from "./toasts.ts";

const ICONS = { info: Info, good: CircleCheck, warning: TriangleAlert, error: CircleAlert } as const;
const TONES = { info: "text-faint", good: "text-good", warning: "text-warn", error: "text-bad" } as const;

const stack = Toast.createToastManager<ToastData>();

/** The stack of toasts, lower right (above the navigation on a phone). F6 moves the focus into it. */
export function Toaster() {
	// After the provider inside has begun to listen.
	useEffect(() => drawToastsOn(stack), []);
	return (
		<Toast.Provider toastManager={stack} limit={4} timeout={6_000}>
			<Toast.Portal>
				<Toast.Viewport className="fixed right-4 bottom-16 z-70 w-[360px] max-w-[calc(100vw-32px)] max-sm:bottom-[calc(72px+env(safe-area-inset-bottom))]">
					<ToastList />
				</Toast.Viewport>
			</Toast.Portal>
		</Toast.Provider>
	);
}

const STACK =
	"[--gap:8px] [--peek:8px] [--scale:calc(max(0,1-(var(--toast-index)*0.05)))] [--shrink:calc(1-var(--scale))] [--height:var(--toast-frontmost-height,var(--toast-height))] [--offset-y:calc(var(--toast-offset-y)*-1+calc(var(--toast-index)*var(--gap)*-1)+var(--toast-swipe-movement-y))] absolute right-0 bottom-0 z-[calc(100-var(--toast-index))] w-full origin-bottom h-(--height) data-expanded:h-(--toast-height) [transform:translateX(var(--toast-swipe-movement-x))_translateY(calc(var(--toast-swipe-movement-y)-(var(--toast-index)*var(--peek))-(var(--shrink)*var(--height))))_scale(var(--scale))] data-expanded:[transform:translateX(var(--toast-swipe-movement-x))_translateY(var(--offset-y))] data-limited:opacity-0 data-starting-style:opacity-0 data-starting-style:[transform:translateY(24px)] data-ending-style:opacity-0 transition-[transform,opacity,height] duration-slow ease-out after:absolute after:top-full after:left-0 after:h-[9px] after:w-full after:content-['']";

function ToastList() {
	const { toasts: shown } = Toast.useToastManager<ToastData>();
	return shown.map((toast) => {
		const kind = (toast.type ?? "info") as ToastKind;
		const Icon = ICONS[kind];
		const from = toast.data?.extension;
		return (
			<Toast.Root
				key={toast.id}
				toast={toast}
				className={cn("rounded-surface border border-line bg-raised text-ink shadow-raised", STACK)}
			>
				<Toast.Content className="flex gap-2.5 overflow-hidden p-3 pr-2 transition-opacity data-behind:opacity-0 data-expanded:opacity-100">
					{from ? (
						<ExtensionIcon id={from.id} url={from.iconUrl} size={20} />
					) : (
						<Icon size={16} className={cn("mt-0.5 shrink-0", TONES[kind])} aria-hidden="true" />
					)}
					<div className="min-w-0 flex-1">
						{from ? (
							<Toast.Title
								render={<p />}
								className="flex items-center gap-1.5 text-12 leading-5 font-medium text-muted"
							>
								<bdi className="truncate">{from.displayName}</bdi>
								{kind !== "info" && <Icon size={13} className={TONES[kind]} aria-hidden="true" />}
							</Toast.Title>
						) : (
							<Toast.Title render={<p />} className="text-13 font-medium" />
						)}
						<Toast.Description render={<p />} className={cn("text-13", from ? "text-ink" : "text-muted")} />
						{toast.data?.percent !== undefined && (
							<progress
								aria-label={String(toast.description ?? "")}
								max={100}
								{...(toast.data.percent === null ? {} : { value: toast.data.percent })}
								className="mt-2 block h-1 w-full appearance-none overflow-hidden rounded-full bg-press indeterminate:animate-shimmer [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-press [&::-webkit-progress-value]:bg-accent"
							/>
						)}
						{toast.data?.actions && toast.data.actions.length > 0 && (
							<div className="mt-2 flex flex-wrap gap-1.5">
								{toast.data.actions.map((action) => (
									<Button
										key={action.label}
										size="small"
										onClick={() => {
											action.run();
											toasts.close(toast.id);
										}}
									>
										{action.label}
									</Button>
								))}
							</div>
						)}
					</div>
					<Toast.Close
						render={
							<IconButton label="Dismiss" className="-mt-1.5">
								<X size={14} />
							</IconButton>
						}
					/>
				</Toast.Content>
			</Toast.Root>
		);
	});
}
