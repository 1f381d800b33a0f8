import { randomBytes } from 'node:crypto';
import { CALL_HEADERS, type SipAccount, SIP_PATH } from '@guichet/contracts';
import {
  type CallAnswer,
  escapeUser,
  type FinalAnswer,
  type IncomingCall,
  nameAddr,
  type OutgoingCall,
  UserAgent,
} from '@guichet/sip';
import { eventually } from '@guichet/testing';
import { PhoneLine } from './phone-line.fixtures.ts';
import { soundlessSdp } from './soundless-sdp.fixtures.ts';

const SDP = 'application/sdp';

/** A telephone without a person: a desk's or a page's, as a browser speaks SIP. */
export class Phone {
  readonly line: PhoneLine;
  readonly agent: UserAgent;
  /** What rings or has rung here, the last one last. */
  readonly incoming: IncomingCall[] = [];
  /** What came of everything, in order. */
  readonly heard: string[] = [];
  call: OutgoingCall | undefined;
  readonly sdp = soundlessSdp();
  private readonly user = randomBytes(4).toString('hex');

  constructor(url: string, origin?: string) {
    this.line = new PhoneLine(`${url}${SIP_PATH}`, origin ? { origin } : {});
    this.agent = new UserAgent({
      transports: [this.line],
      handlers: { onInvite: (call) => this.rings(call), onError: (error) => void this.heard.push(String(error)) },
    });
  }

  static async open(url: string, origin?: string): Promise<Phone> {
    const phone = new Phone(url, origin);
    await phone.agent.start();
    return phone;
  }

  get contact(): string {
    return `<sip:${this.user}@${this.line.host};transport=ws>`;
  }

  /** The status that ends it. */
  async register({ uri, ...credentials }: SipAccount, expires = 300, more = {}): Promise<number> {
    const headers = { contact: `${this.contact};expires=${expires}`, ...more };
    const registrar = `sip:${uri.split('@')[1]}`;
    const answer = await this.agent.request('REGISTER', {
      ...{ flow: this.line.flow!, uri: registrar, from: nameAddr(uri), to: nameAddr(uri), headers, credentials },
    });
    return answer.status;
  }

  /** Begins a call; what comes of it is in {@link heard}. */
  dial(target: string, account: SipAccount | undefined, sdp = this.sdp()): OutgoingCall {
    const from = nameAddr(account?.uri ?? `sip:${escapeUser(this.user)}@anonymous.invalid`);
    const call = this.agent.invite({
      ...{ flow: this.line.flow!, uri: target, from, body: { type: SDP, content: sdp } },
      ...(account ? { credentials: account } : {}),
    });
    call.handlers = {
      onProgress: ({ status }) => void this.heard.push(`progress ${status}`),
      onAnswered: (_: CallAnswer) => void this.heard.push('answered'),
      onFailed: ({ status }: FinalAnswer) => void this.heard.push(`failed ${status}`),
      onEnded: (reason) => void this.heard.push(`ended ${reason}`),
    };
    return (this.call = call);
  }

  /** Waits for the next call that rings here and has not been given up. */
  ring(): Promise<IncomingCall> {
    return eventually('a ring', () => this.incoming.findLast(({ state }) => state === 'early'));
  }
  async answer(): Promise<IncomingCall> {
    const call = await this.ring();
    call.accept({ type: SDP, content: this.sdp('sendrecv', 'active') });
    return call;
  }
  async decline(status = 486): Promise<void> {
    (await this.ring()).reject(status);
  }
  /** Holds, or takes up again, the call that it answered. */
  async offers(direction: 'sendonly' | 'sendrecv'): Promise<number> {
    const call = this.incoming.findLast(({ state }) => state === 'confirmed')!;
    return (await call.reinvite({ type: SDP, content: this.sdp(direction) })).status;
  }
  hears(what: string): Promise<unknown> {
    return eventually(what, () => this.heard.includes(what));
  }
  /** Why it rang. */
  reasonOf(call: IncomingCall): string | undefined {
    return call.invite.headers.get(CALL_HEADERS.reason);
  }

  close(): Promise<void> {
    return this.agent.stop();
  }

  private rings(call: IncomingCall): void {
    this.incoming.push(call);
    this.heard.push('rings');
    call.progress(180);
    call.handlers = {
      onCancelled: () => void this.heard.push('cancelled'),
      onEnded: (reason) => void this.heard.push(`ended ${reason}`),
    };
  }
}
