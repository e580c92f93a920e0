import { catalogue } from "@annex/errors";

/** What the command line says when it cannot do what it was asked. */
export const errors = catalogue({
	folder_not_empty: {
		status: 409,
		say: (folder: string) => `The folder ${folder} exists and is not empty.`,
		fix: "Choose another name, or empty the folder first.",
	},
	name_invalid: {
		status: 422,
		say: (what: string, value: string) => `"${value}" cannot be the name of ${what}.`,
		fix: "Use lower-case letters, digits and single hyphens; start with a letter.",
	},
	manifest_missing: {
		status: 422,
		say: (folder: string) => `There is no manifest.json in ${folder}.`,
		fix: 'Run the command in the folder of an extension, name that folder, or start one with "annex create".',
	},
	manifest_unreadable: {
		status: 422,
		say: (file: string) => `${file} is no JSON.`,
		fix: "Correct the file; an editor that knows JSON points at the place.",
	},
	file_not_regular: {
		status: 422,
		say: (path: string) => `"${path}" is a link or something else that is no plain file.`,
		fix: "Put a copy of the file there: packages hold plain files only.",
	},
	bundle_failed: {
		status: 422,
		say: (count: number) => `The code cannot be bundled: ${count} ${count === 1 ? "error" : "errors"}.`,
		fix: "Correct the lines named above.",
	},
	bundler_missing: {
		status: 500,
		say: () => "The bundler (esbuild) that this command needs cannot be loaded.",
		fix: "Install the command line anew, with install scripts and optional dependencies allowed.",
	},
	package_file_missing: {
		status: 404,
		say: (file: string) => `There is no package at ${file}.`,
		fix: 'Make one with "annex package", or leave the file name out.',
	},
	registry_address_invalid: {
		status: 422,
		say: (address: string) => `"${address}" is no address of a registry.`,
		fix: 'Use an address such as "https://annex.example.com", without user name and password.',
	},
	not_signed_in: {
		status: 401,
		say: (registry: string) => `You are not signed in at ${registry}.`,
		fix: 'Run "annex login", or set ANNEX_TOKEN to a token from the publish page.',
	},
	token_refused: {
		status: 401,
		say: (registry: string) => `The registry ${registry} does not accept this token.`,
		fix: 'It may have expired or been withdrawn. Run "annex login" for a new one.',
	},
	terminal_needed: {
		status: 400,
		say: (what: string) => `There is no terminal to ask you for ${what}.`,
		fix: 'Use "annex login --token-stdin" or set ANNEX_TOKEN.',
	},
	prompt_cancelled: {
		status: 400,
		say: () => "You gave no answer.",
		fix: "Run the command again, or give the answer as an option: --help lists them.",
	},
	credentials_unreadable: {
		status: 500,
		say: (file: string) => `The credentials in ${file} cannot be read.`,
		fix: 'Delete the file and run "annex login".',
	},
	publisher_missing: {
		status: 403,
		say: (publisher: string) => `The publisher "${publisher}" is not yours.`,
		fix: "Publish with --create-publisher to register it, or put a publisher of yours into manifest.json.",
	},
	scan_timeout: {
		status: 504,
		say: (id: string, seconds: number) => `The scan of ${id} is not done after ${seconds} s.`,
		fix: 'It goes on without you. Run "annex publish" again to see how it went: the same package is not published twice.',
	},
});
