export { type DigestCredentials } from './authentication/digest-client.ts';
export {
  type Authentication,
  type AuthenticatorOptions,
  DigestAuthenticator,
} from './authentication/digest-authenticator.ts';
export { type RunningTimer, type SipClock, systemClock } from './clock.ts';
export { type Dialog } from './dialogs/dialog.ts';
export { newCallId, newTag } from './identifiers.ts';
export { MalformedMessage } from './messages/malformed-message.ts';
export { type RequestParts, type SipRequest, type SipResponse } from './messages/message.ts';
export { formatNameAddr, type NameAddr, nameAddr, parseNameAddr } from './messages/name-addr.ts';
export { SipHeaders } from './messages/sip-headers.ts';
export { escapeUser, parseSipUri, type SipUri } from './messages/sip-uri.ts';
export { bodyOf, type HeaderValues, type ResponseOptions, type SipBody } from './transactions/response-to.ts';
export { EdgeConnections } from './transports/edge-connections.ts';
export { type Rate } from './transports/token-buckets.ts';
export { type Flow, type Place, type Receiver, type Transport } from './transports/transport.ts';
export { type UdpOptions, UdpTransport } from './transports/udp-transport.ts';
export { type WebSocketOptions, WebSocketTransport } from './transports/websocket-transport.ts';
export { type Call, type CallState } from './user-agent/call.ts';
export { type CallAnswer, type CallHandlers, type EndReason } from './user-agent/call-handlers.ts';
export { type FinalAnswer } from './user-agent/final-answer.ts';
export { type IncomingCall } from './user-agent/incoming-call.ts';
export { type IncomingOffer } from './user-agent/incoming-offer.ts';
export { type IncomingRefer } from './user-agent/incoming-refer.ts';
export { type IncomingRegister, type RegisteredContact } from './user-agent/incoming-register.ts';
export { type InitialRequest } from './user-agent/initial-request.ts';
export { type InviteOptions, type OutgoingCall } from './user-agent/outgoing-call.ts';
export { type ChangeAnswer } from './user-agent/offer-attempt.ts';
export { UserAgent, type UserAgentHandlers, type UserAgentOptions } from './user-agent/user-agent.ts';
