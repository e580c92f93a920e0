import { useMemo } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";

const MAX_CHARS = 200_000;
const WEB_LINK = /^https?:\/\//i;
const TITLE = /^ {0,3}#\s|^=+\s*$/m;
const OWN_FILE = /^(?!\/|\\|[a-z][a-z0-9+.-]*:)[^?#\\]+$/i;

/**
 * Markdown by somebody we do not know: no HTML of its own, links to the web only, pictures out of the package only.
 * Its headings begin at the second level, whether it has a title of its own or begins below one.
 */
export function SafeMarkdown(props: { text: string; filesUrl?: string }) {
	const { filesUrl } = props;
	const hasTitle = TITLE.test(props.text);
	const components = useMemo(
		() => ({ ...componentsFor(filesUrl), ...(hasTitle ? ONE_DOWN : {}) }),
		[filesUrl, hasTitle],
	);
	return (
		<div className="prose">
			<ReactMarkdown
				skipHtml
				remarkPlugins={[remarkGfm]}
				urlTransform={(url, key) => safeUrl(url, key, filesUrl)}
				components={components}
			>
				{props.text.slice(0, MAX_CHARS)}
			</ReactMarkdown>
		</div>
	);
}

/** An address that may stay, or nothing. Relative pictures are those of the package. */
export function safeUrl(url: string, key: string, filesUrl?: string): string | undefined {
	if (key === "href") return WEB_LINK.test(url) ? url : undefined;
	if (key !== "src" || filesUrl === undefined || !OWN_FILE.test(url)) return undefined;
	const path = url.replace(/^(?:\.\/)+/, "");
	return path.split("/").includes("..") ? undefined : `${filesUrl}${path}`;
}

/** Where the page's own title stands above. */
const ONE_DOWN: Components = {
	h1: ({ children }) => <h2>{children}</h2>,
	h2: ({ children }) => <h3>{children}</h3>,
	h3: ({ children }) => <h4>{children}</h4>,
	h4: ({ children }) => <h5>{children}</h5>,
	h5: ({ children }) => <h6>{children}</h6>,
};

function componentsFor(filesUrl: string | undefined): Components {
	return {
		a: ({ href, children }) =>
			href ? (
				<a href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
					{children}
				</a>
			) : (
				<span>{children}</span>
			),
		img: ({ src, alt }) =>
			src && filesUrl ? <img src={String(src)} alt={alt ?? ""} loading="lazy" /> : <span>{alt}</span>,
		input: ({ checked }) => <input type="checkbox" checked={checked ?? false} disabled readOnly aria-label="Task" />,
		// Long lines scroll, and what scrolls must be reachable by keyboard.
		pre: ({ children }) => (
			// biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region without a focusable child
			<pre tabIndex={0}>{children}</pre>
		),
	};
}
