import { randomBytes } from 'node:crypto';
import { type CallPass, type SipAccount, SIP_PATH } from '@guichet/contracts';
import { nameAddr, type OutgoingCall, UserAgent, type UserAgentHandlers } from '@guichet/sip';
import { PhoneLine } from '../../libs/channel-voice/src/phone-line.fixtures.ts';

const EXPIRES_SECONDS = 300;

export const sdpBody = (content: string) => ({ type: 'application/sdp', content });

/** A browser's telephone without a browser, as a desk or a page has it: SIP over a WebSocket of its own; its sound is elsewhere. */
export class SipPhone {
  readonly line: PhoneLine;
  readonly #agent: UserAgent;
  readonly #user = randomBytes(4).toString('hex');

  constructor(url: string, origin: string | undefined, handlers: Partial<UserAgentHandlers>) {
    this.line = new PhoneLine(`${url}${SIP_PATH}`, origin ? { origin } : {});
    const onError = (error: unknown) => console.error('a telephone of the trial:', error);
    this.#agent = new UserAgent({ transports: [this.line], handlers: { onError, ...handlers } });
  }

  async start(): Promise<void> {
    await this.#agent.start();
  }
  async stop(): Promise<void> {
    await this.#agent.stop();
  }

  async register({ uri, ...credentials }: SipAccount): Promise<boolean> {
    const contact = `<sip:${this.#user}@${this.line.host};transport=ws>;expires=${EXPIRES_SECONDS}`;
    const registrar = `sip:${uri.split('@')[1]}`;
    const { status } = await this.#agent.request('REGISTER', {
      ...{ flow: this.line.flow!, uri: registrar, from: nameAddr(uri), to: nameAddr(uri), credentials },
      headers: { contact },
    });
    return status === 200;
  }

  dial({ account, target }: CallPass, sdp: string): OutgoingCall {
    return this.#agent.invite({
      ...{ flow: this.line.flow!, uri: target, from: nameAddr(account.uri), credentials: account },
      body: sdpBody(sdp),
    });
  }
}
