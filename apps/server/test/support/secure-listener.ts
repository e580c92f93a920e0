import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { makeCertificate } from "@annex/testkit";

export const HOSTS = ["api.relay.test", "other.relay.test", "inner.relay.test", "rebound.relay.test"] as const;

let certificate: ReturnType<typeof makeCertificate> | undefined;

/** One certificate for all listeners of this process, which trusts it from then on. */
function trusted(): ReturnType<typeof makeCertificate> {
	if (certificate === undefined) {
		certificate = makeCertificate(HOSTS);
		setDefaultCACertificates([...getCACertificates("default"), certificate.cert]);
	}
	return certificate;
}

export interface SecureListener extends AsyncDisposable {
	readonly port: number;
	/** Requests that arrived, as `METHOD host/path`. */
	readonly arrived: readonly string[];
	/** Sockets that are open now. */
	readonly open: ReadonlySet<Duplex>;
}

/** A real HTTPS server on loopback under the names in `HOSTS`. */
export async function secureListener(answer: RequestListener, maxHeaderSize = 16_384): Promise<SecureListener> {
	const arrived: string[] = [];
	const open = new Set<Duplex>();
	const server = createServer({ ...trusted(), maxHeaderSize }, (request, response) => {
		arrived.push(`${request.method} ${request.headers.host?.replace(/:\d+$/, "")}${request.url}`);
		answer(request, response);
	});
	server.on("connection", (socket) => {
		open.add(socket);
		socket.once("close", () => open.delete(socket));
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	return {
		port: (server.address() as AddressInfo).port,
		arrived,
		open,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			for (const socket of open) socket.destroy();
			await new Promise((done) => server.close(done));
		},
	};
}

/** Whether somebody listens on a port of loopback: the control for tests in which nothing may arrive. */
export function reachable(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect(port, "127.0.0.1", () => resolve(true));
		socket.once("error", () => resolve(false));
		socket.once("connect", () => socket.destroy());
	});
}
