/** Themes are data: they stand in the manifest, and nothing has to run for them. */
export function activate(): void {}
