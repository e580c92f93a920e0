import { useEffect, useState } from "react";

/** An SVG as a picture: what is in it is drawn, and neither run nor fetched. */
export function PicturePreview(props: { text: string }) {
	const [url, setUrl] = useState("");
	useEffect(() => {
		const next = URL.createObjectURL(new Blob([props.text], { type: "image/svg+xml" }));
		setUrl(next);
		return () => URL.revokeObjectURL(next);
	}, [props.text]);
	return (
		<div className="grid h-full place-items-center p-6">
			{url && <img src={url} alt="The drawing that this text describes" className="max-h-full max-w-full" />}
		</div>
	);
}
