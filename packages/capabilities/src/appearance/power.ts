import type { FontName, PaperName, ThemeBase, TintName } from "@annex/manifest";
import type { ExtensionIdentity } from "../scope.ts";

/** How the text looks. */
export interface Appearance {
	/** Whether the theme in use is a light or a dark one. */
	readonly base: ThemeBase;
	readonly editorFont: FontName;
	/** Pixels, 10 to 40. */
	readonly editorFontSize: number;
	/** Times the size, 1 to 3. */
	readonly lineHeight: number;
	/** About so many characters to a line, 30 to 140. */
	readonly textWidth: number;
	readonly paper: PaperName;
	readonly tint: TintName;
}

/** What one extension would like; everything else stays as it is. */
export type AppearanceWishes = Partial<Omit<Appearance, "base">>;

/** How an app lets extensions change the look of its editor. */
export interface AppearancePower {
	/** What holds now. */
	read(): Appearance;
	/**
	 * All that this extension wishes for now, in place of what it wished for before; empty when it stops. Checked. Of
	 * two that wish for the same the later one counts; what the person chose themselves should stand in front of both.
	 */
	wish(extension: ExtensionIdentity, wishes: AppearanceWishes): void;
	/** Calls back after every change of what `read` answers. Returns the way to stop. */
	onChange(listener: () => void): () => void;
}
