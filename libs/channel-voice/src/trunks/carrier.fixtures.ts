import {
  DigestAuthenticator,
  type Flow,
  type IncomingCall,
  type IncomingRegister,
  parseSipUri,
  type SipRequest,
  UdpTransport,
  UserAgent,
} from '@guichet/sip';
import { eventually } from '@guichet/testing';

type Script = (call: IncomingCall, number: string) => void | Promise<void>;
interface CarrierOptions {
  /** Who is let in; everybody where it is left out. */
  account?: { username: string; password: string };
  /** For how long a registration is good, whatever is asked. */
  seconds?: number;
  onCall?: Script;
}

/** A telephone network over UDP, on loopback: it registers, challenges, and does with calls what it is told. */
export class Carrier {
  readonly udp = new UdpTransport({ port: 0 });
  readonly registers: SipRequest[] = [];
  /** That were let in, in their order. */
  readonly calls: { number: string; call: IncomingCall }[] = [];
  onCall: Script;
  /** Refuses to register anybody. */
  refuses: number | null = null;
  private readonly options: CarrierOptions;
  private readonly digest: DigestAuthenticator | undefined;
  private readonly agent: UserAgent;

  private constructor(options: CarrierOptions) {
    const { account } = options;
    this.options = options;
    this.onCall = options.onCall ?? (() => undefined);
    this.digest =
      account &&
      new DigestAuthenticator({
        ...{ realm: 'carrier.test', secret: Buffer.alloc(32, 7), algorithms: ['MD5'] },
        passwordOf: (username) => (username === account.username ? account.password : undefined),
      });
    this.agent = new UserAgent({
      transports: [this.udp],
      handlers: {
        onInvite: (call) => this.called(call),
        onRegister: (register) => this.registered(register),
        onError: (error) => {
          throw error;
        },
      },
    });
  }

  static async start(options: CarrierOptions = {}): Promise<Carrier> {
    const carrier = new Carrier(options);
    await carrier.agent.start();
    return carrier;
  }

  get port(): number {
    return this.udp.place.port;
  }

  rung(number: string): Promise<IncomingCall> {
    return eventually(`a call to ${number}`, () => this.calls.findLast((one) => one.number === number)?.call);
  }

  stop(): Promise<void> {
    return this.agent.stop();
  }

  private async called(call: IncomingCall): Promise<void> {
    const challenges = await this.challengesOf(call.invite, call.flow);
    if (challenges) return call.reject(401, { headers: { 'www-authenticate': challenges } });
    const number = parseSipUri(call.invite.uri)?.user ?? '';
    this.calls.push({ number, call });
    await this.onCall(call, number);
  }

  private async registered(register: IncomingRegister): Promise<void> {
    const challenges = await this.challengesOf(register.request, register.flow);
    if (challenges) return register.reject(401, { headers: { 'www-authenticate': challenges } });
    this.registers.push(register.request);
    if (this.refuses) return register.reject(this.refuses);
    const { seconds } = this.options;
    register.accept(
      register.contacts.map(({ uri, expiresSeconds }) => ({ uri, expiresSeconds: seconds ?? expiresSeconds })),
    );
  }

  private async challengesOf(request: SipRequest, flow: Flow): Promise<readonly string[] | undefined> {
    const said = await this.digest?.authenticate(request, flow);
    return said && 'challenges' in said ? said.challenges : undefined;
  }
}
