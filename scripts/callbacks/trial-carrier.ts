import { setTimeout as sleep } from 'node:timers/promises';
import { type IncomingCall, parseSipUri, UdpTransport, UserAgent } from '@guichet/sip';
import { trunkSdp } from '../../libs/channel-voice/src/soundless-sdp.fixtures.ts';

/** What somebody does when his telephone rings; times in milliseconds. */
export type FarEnd = { status: number; ringsMs: number } | { talksMs: number; ringsMs: number };
/** A line of the ledger: a telephone that rang. */
export interface CarrierCall {
  number: string;
  /** Milliseconds on the machine's clock, and what it was then on the app's. */
  at: number;
  clockAt: number;
  answeredAt: number | null;
  /** When the far end had nothing of it any more; Infinity while it has. */
  overAt: number;
}
interface CarrierPlan {
  now: () => Date;
  /** Of the `times`th call to a number, counted from 0. */
  farEnd: (number: string, times: number) => FarEnd;
}

/** The telephone network at the end of a trunk, with people who answer by script. It writes down every call that comes, in its own process. */
export class TrialCarrier {
  readonly ledger: CarrierCall[] = [];
  readonly #udp = new UdpTransport({ port: 0 });
  readonly #agent: UserAgent;
  readonly #plan: CarrierPlan;
  readonly #times = new Map<string, number>();
  /** Calls that live now, and how many did at most. */
  live = 0;
  mostLive = 0;

  private constructor(plan: CarrierPlan) {
    this.#plan = plan;
    const onError = (error: unknown) => console.error('the carrier of the trial:', error);
    this.#agent = new UserAgent({
      transports: [this.#udp],
      handlers: { onInvite: (call) => this.#called(call), onError },
    });
  }

  static async start(plan: CarrierPlan): Promise<TrialCarrier> {
    const carrier = new TrialCarrier(plan);
    await carrier.#agent.start();
    return carrier;
  }
  get port(): number {
    return this.#udp.place.port;
  }
  stop(): Promise<void> {
    return this.#agent.stop();
  }

  async #called(call: IncomingCall): Promise<void> {
    const number = parseSipUri(call.invite.uri)?.user ?? '';
    const times = this.#times.get(number) ?? 0;
    this.#times.set(number, times + 1);
    const clockAt = this.#plan.now().getTime();
    const line: CarrierCall = { number, at: Date.now(), clockAt, answeredAt: null, overAt: Infinity };
    this.ledger.push(line);
    this.live += 1;
    this.mostLive = Math.max(this.mostLive, this.live);
    const over = (): void => this.#over(line);
    call.handlers = { onCancelled: over, onEnded: over };
    await this.#act(call, line, this.#plan.farEnd(number, times));
    over();
  }

  async #act(call: IncomingCall, line: CarrierCall, does: FarEnd): Promise<void> {
    if (does.ringsMs) call.progress(180);
    // As long as whoever calls has said (RFC 3261 §13.3.1).
    const mostMs = Number(call.invite.headers.get('expires') ?? Infinity) * 1000;
    await sleep(Math.min(does.ringsMs, mostMs));
    if (line.overAt < Infinity) return;
    if (does.ringsMs > mostMs) return call.reject(487);
    if ('status' in does) return call.reject(does.status);
    line.answeredAt = Date.now();
    call.accept(trunkSdp());
    await sleep(does.talksMs);
    if (line.overAt === Infinity) call.hangUp();
  }

  #over(line: CarrierCall): void {
    if (line.overAt < Infinity) return;
    line.overAt = Date.now();
    this.live -= 1;
  }
}
