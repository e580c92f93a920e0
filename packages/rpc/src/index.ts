export type {
	CallRecord,
	Channel,
	ChannelLimits,
	ChannelOptions,
	Clock,
	Gate,
	NamedHandlers,
	PortLike,
} from "./channel.ts";
export { realClock } from "./clock.ts";
export {
	type CallContext,
	type CallOptions,
	type CallSpec,
	type Client,
	type Contract,
	type ContractShape,
	call,
	contract,
	type EventSpec,
	event,
	type Handlers,
} from "./contract.ts";
export { errors as channelErrors } from "./errors.ts";
export { openChannel } from "./open-channel.ts";
export { type DataLimits, defaultDataLimits, plainData } from "./plain-data.ts";
export { TokenBucket } from "./token-bucket.ts";
export { PROTOCOL_VERSION } from "./wire.ts";
