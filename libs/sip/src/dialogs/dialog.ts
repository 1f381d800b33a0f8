import { type RequestParts, type SipRequest, type SipResponse, tagOf } from '../messages/message.ts';
import { formatNameAddr, type NameAddr, parseNameAddr, withTag } from '../messages/name-addr.ts';
import { SipHeaders } from '../messages/sip-headers.ts';
import { bytesOf, type HeaderValues, type SipBody } from '../transactions/response-to.ts';
import { routed } from './route-set.ts';

export interface DialogRequestOptions {
  headers?: HeaderValues | undefined;
  body?: SipBody | undefined;
}

/** What two sides know of each other while they talk (RFC 3261 §12). */
export class Dialog {
  readonly callId: string;
  readonly local: NameAddr;
  readonly remote: NameAddr;
  routeSet: readonly string[];
  /** The other side's Contact: where requests of this dialog go. */
  remoteTarget: string;
  /** Number of our last request; ACKs and CANCELs take that of their INVITE. */
  localNumber: number;
  #remoteNumber: number | undefined;

  private constructor(
    fields: Pick<Dialog, 'callId' | 'local' | 'remote' | 'routeSet' | 'remoteTarget'>,
    number: number,
  ) {
    this.callId = fields.callId;
    this.local = fields.local;
    this.remote = fields.remote;
    this.routeSet = fields.routeSet;
    this.remoteTarget = fields.remoteTarget;
    this.localNumber = number;
  }

  /** §12.1.1: as whoever answers an INVITE. */
  static ofServer(invite: SipRequest, localTag: string): Dialog {
    const { callId, from, to, headers } = invite;
    const routeSet = headers.all('record-route');
    const remoteTarget = invite.contacts[0]?.uri ?? from.uri;
    const dialog = new Dialog({ callId, local: withTag(to, localTag), remote: from, routeSet, remoteTarget }, 0);
    dialog.#remoteNumber = invite.cseq.number;
    return dialog;
  }

  /** §12.1.2: as whoever has sent the INVITE; each answer of another tag makes a dialog of its own. */
  static ofClient(invite: RequestParts, response: SipResponse): Dialog {
    const { callId, from, to, headers, cseq } = response;
    const routeSet = headers.all('record-route').toReversed();
    const remoteTarget = response.contacts[0]?.uri ?? invite.uri;
    return new Dialog({ callId, local: from, remote: to, routeSet, remoteTarget }, cseq.number);
  }

  get localTag(): string {
    return tagOf(this.local) ?? '';
  }

  get remoteTag(): string {
    return tagOf(this.remote) ?? '';
  }

  get id(): string {
    return dialogId(this.callId, this.localTag, this.remoteTag);
  }

  /** The next request of our side (§12.2.1.1); an ACK keeps the number of its INVITE. */
  request(method: string, { headers: more, body }: DialogRequestOptions = {}, number?: number): RequestParts {
    const { uri, route } = routed(this.remoteTarget, this.routeSet);
    const headers = new SipHeaders({ 'max-forwards': '70', from: formatNameAddr(this.local) });
    headers.set('to', formatNameAddr(this.remote));
    headers.set('call-id', this.callId);
    headers.set('cseq', `${number ?? ++this.localNumber} ${method}`);
    headers.set('route', route);
    headers.assign(new SipHeaders(more));
    if (body) headers.set('content-type', body.type);
    return { method, uri, headers, body: bytesOf(body) };
  }

  /** Whether a request comes in its order (§12.2.2); one that is older than another was overtaken. */
  takes({ cseq }: SipRequest): boolean {
    if (this.#remoteNumber !== undefined && cseq.number <= this.#remoteNumber) return false;
    this.#remoteNumber = cseq.number;
    return true;
  }

  /** A re-INVITE or UPDATE, or its answer, may come from another place than before (§12.2.1.2, §12.2.2). */
  refreshTarget({ contacts }: SipRequest | SipResponse): void {
    this.remoteTarget = contacts[0]?.uri ?? this.remoteTarget;
  }

  /** The other side has connected again (RFC 5626 §4.5): what the first INVITE has learned of the way leads nowhere any more. */
  moveTo(target: string, routeSet: readonly string[]): void {
    this.remoteTarget = target;
    this.routeSet = routeSet;
  }
}

export const dialogId = (callId: string, localTag: string, remoteTag: string): string =>
  [callId, localTag, remoteTag].join(' ');

/** Of a request within a dialog, as the side that receives it sees it. */
export const dialogIdOf = ({ callId, to, from }: SipRequest): string =>
  dialogId(callId, tagOf(to) ?? '', tagOf(from) ?? '');

/** The first value of a field that is an address, such as Refer-To. */
export function addressIn(message: { headers: SipHeaders }, name: string): NameAddr | undefined {
  const value = message.headers.get(name);
  return value === undefined ? undefined : parseNameAddr(value);
}
