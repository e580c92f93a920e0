export type { CallRecord, Channel, Clock, Gate, PortLike } from "./channel.ts";
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
