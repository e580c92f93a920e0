import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** A key and a certificate that signs itself, both PEM. */
export interface TestCertificate {
	readonly key: string;
	readonly cert: string;
}

/** Makes a certificate for these host names (`*.example.test` allowed), valid from yesterday for a month. For tests only. */
export function makeCertificate(names: readonly string[]): TestCertificate {
	const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
	const day = 24 * 60 * 60_000;
	const issuer = sequence(tlv(0x31, sequence(oid("550403"), tlv(0x0c, Buffer.from("Annex tests")))));
	const algorithm = sequence(oid("2a8648ce3d040302"));
	const extensions = sequence(
		extension("551d11", sequence(...names.map((name) => tlv(0x82, Buffer.from(name, "ascii"))))),
		extension("551d13", sequence(tlv(0x01, Buffer.from([0xff])))),
	);
	const body = sequence(
		tlv(0xa0, integer(Buffer.from([2]))),
		integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
		algorithm,
		issuer,
		sequence(utcTime(new Date(Date.now() - day)), utcTime(new Date(Date.now() + 30 * day))),
		issuer,
		publicKey.export({ type: "spki", format: "der" }),
		tlv(0xa3, extensions),
	);
	const signature = Buffer.concat([Buffer.from([0]), sign("sha256", body, privateKey)]);
	const certificate = sequence(body, algorithm, tlv(0x03, signature));
	const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
	return {
		key: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
		cert: `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`,
	};
}

// DER, as little of it as a certificate needs.

function tlv(tag: number, content: Buffer): Buffer {
	const { length } = content;
	const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
	return tlv(0x30, Buffer.concat(parts));
}

function integer(bytes: Buffer): Buffer {
	return tlv(0x02, bytes);
}

function oid(hex: string): Buffer {
	return tlv(0x06, Buffer.from(hex, "hex"));
}

function utcTime(at: Date): Buffer {
	return tlv(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replace(/[-:T]/g, "")}Z`));
}

function extension(id: string, value: Buffer): Buffer {
	return sequence(oid(id), tlv(0x04, value));
}
