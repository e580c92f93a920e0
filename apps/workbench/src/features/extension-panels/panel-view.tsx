import { useEffect, useRef } from "react";
import { host } from "../../app/host-store.ts";
import "./panel-view.css";

const drawing = () => import("@annex/host/panels");

/** A panel of an extension, drawn by the host under the extension's name. */
export function PanelView(props: { id: string }) {
	const { id } = props;
	const container = useRef<HTMLDivElement>(null);
	useEffect(() => {
		let gone = false;
		let end = () => {};
		void Promise.all([host(), drawing()]).then(([running, { drawPanel }]) => {
			const element = container.current;
			const there = running.snapshot().panels.some((panel) => panel.id === id);
			if (gone || element === null || !there) return;
			end = drawPanel(running.openPanel(id), element).dispose;
		});
		return () => {
			gone = true;
			end();
		};
	}, [id]);
	return <div ref={container} className="extension-panel min-h-0 flex-1" />;
}
