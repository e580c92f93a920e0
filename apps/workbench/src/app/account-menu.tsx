import { Menu } from "@base-ui/react/menu";
import { useNavigate } from "@tanstack/react-router";
import {
	Bell,
	Check,
	Keyboard,
	LogIn,
	LogOut,
	Monitor,
	Moon,
	Palette,
	Search,
	Sparkles,
	Sun,
	UserPlus,
	UserRound,
} from "lucide-react";
import type { ReactNode } from "react";
import { useNotifications } from "../features/extension-ui/notifications.ts";
import type { Mode } from "../features/themes/look-shape.ts";
import { changeLook, useLook } from "../features/themes/look-store.ts";
import { useWelcome } from "../features/welcome/welcome.ts";
import { usePanels } from "./panels.ts";
import { useSession } from "./session.ts";
import { signOut } from "./sign-out.ts";

const THEMES: readonly { value: Mode; label: string; icon: ReactNode }[] = [
	{ value: "system", label: "System", icon: <Monitor size={15} /> },
	{ value: "light", label: "Light", icon: <Sun size={15} /> },
	{ value: "dark", label: "Dark", icon: <Moon size={15} /> },
];

const ITEM =
	"flex h-(--control) items-center gap-2.5 rounded-control px-2 text-13 text-ink outline-none select-none data-highlighted:bg-hover [&_svg]:text-muted";

/** Who sits here, the theme, and the way in or out. */
export function AccountMenu(props: { side?: "right" | "top"; labelled?: boolean }) {
	const { user } = useSession();
	const mode = useLook((state) => state.look.mode);
	const navigate = useNavigate();
	return (
		<Menu.Root>
			<Menu.Trigger
				aria-label={props.labelled ? undefined : user ? `Account of ${user.username}` : "Account"}
				className={
					props.labelled
						? "flex h-14 w-full flex-col items-center justify-center gap-0.5 text-12 text-muted outline-offset-[-3px]"
						: "grid size-9 place-items-center rounded-control text-muted transition-colors hover:bg-hover hover:text-ink data-popup-open:bg-hover"
				}
			>
				{user ? (
					<span
						aria-hidden="true"
						className={`grid place-items-center rounded-full bg-accent-soft text-12 font-semibold text-accent-ink uppercase ${props.labelled ? "size-5" : "size-6"}`}
					>
						{user.username.slice(0, 1)}
					</span>
				) : (
					<UserRound size={props.labelled ? 20 : 18} strokeWidth={1.75} aria-hidden="true" />
				)}
				{props.labelled && "Account"}
			</Menu.Trigger>
			<Menu.Portal>
				<Menu.Positioner side={props.side ?? "right"} align="end" sideOffset={8} className="z-50">
					<Menu.Popup className="min-w-56 rounded-surface border border-line bg-raised p-1 shadow-raised transition-opacity outline-none data-ending-style:opacity-0 data-starting-style:opacity-0">
						{user ? (
							<div className="px-2 py-2">
								<p className="truncate text-13 font-medium">{user.username}</p>
								<p className="truncate text-12 text-muted">{user.email}</p>
							</div>
						) : (
							<>
								<Menu.Item className={ITEM} onClick={() => navigate({ to: "/sign-in", search: {} })}>
									<LogIn size={15} /> Sign in
								</Menu.Item>
								<Menu.Item className={ITEM} onClick={() => navigate({ to: "/sign-up", search: {} })}>
									<UserPlus size={15} /> Create an account
								</Menu.Item>
							</>
						)}
						<Separator />
						<Menu.RadioGroup value={mode} onValueChange={(value) => changeLook({ mode: value as Mode })}>
							{THEMES.map((item) => (
								<Menu.RadioItem key={item.value} value={item.value} closeOnClick={false} className={ITEM}>
									{item.icon}
									<span className="flex-1">{item.label}</span>
									<Menu.RadioItemIndicator>
										<Check size={15} />
									</Menu.RadioItemIndicator>
								</Menu.RadioItem>
							))}
						</Menu.RadioGroup>
						<Menu.Item className={ITEM} onClick={() => usePanels.getState().open("themes")}>
							<Palette size={15} /> Choose a theme…
						</Menu.Item>
						<Separator />
						{props.labelled ? (
							<>
								<Menu.Item className={ITEM} onClick={() => usePanels.getState().open("palette")}>
									<Search size={15} /> Commands
								</Menu.Item>
								<Menu.Item className={ITEM} onClick={() => useNotifications.getState().show()}>
									<Bell size={15} /> Notifications
								</Menu.Item>
							</>
						) : (
							<Menu.Item className={ITEM} onClick={() => usePanels.getState().open("shortcuts")}>
								<Keyboard size={15} /> Keyboard shortcuts
							</Menu.Item>
						)}
						<Menu.Item
							className={ITEM}
							onClick={() => {
								useWelcome.getState().show();
								void navigate({ to: "/" });
							}}
						>
							<Sparkles size={15} /> Show the welcome
						</Menu.Item>
						{user && (
							<Menu.Item className={ITEM} onClick={() => void signOut()}>
								<LogOut size={15} /> Sign out
							</Menu.Item>
						)}
					</Menu.Popup>
				</Menu.Positioner>
			</Menu.Portal>
		</Menu.Root>
	);
}

function Separator() {
	return <Menu.Separator className="my-1 h-px bg-line" />;
}
