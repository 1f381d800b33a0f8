import type { NameAddr } from './name-addr.ts';
import type { SipHeaders } from './sip-headers.ts';
import type { Via } from './via.ts';

/** What is written to the wire; Content-Length is put in while writing. */
export interface RequestParts {
  method: string;
  uri: string;
  headers: SipHeaders;
  body: Buffer;
}
export interface ResponseParts {
  status: number;
  reason: string;
  headers: SipHeaders;
  body: Buffer;
}

/** Fields that every message has, read and checked (RFC 3261 §8.1.1). */
export interface MessageFields {
  /** The topmost. */
  via: Via;
  from: NameAddr;
  to: NameAddr;
  callId: string;
  cseq: { number: number; method: string };
  /** Without `*`. */
  contacts: readonly NameAddr[];
}

export interface SipRequest extends RequestParts, MessageFields {}
export interface SipResponse extends ResponseParts, MessageFields {}
export type SipMessage = SipRequest | SipResponse;

export const isRequest = (message: SipMessage): message is SipRequest => 'method' in message;
export const tagOf = ({ parameters }: NameAddr): string | undefined => parameters.get('tag');
