import { setTimeout as sleep } from 'node:timers/promises';
import {
  acceptOffer,
  changeMyStatus,
  type Client,
  createClient,
  declineOffer,
  getMyStatus,
  getMyWork,
  listCallbacks,
  openSoftphone,
  startAttempt,
} from '@guichet/contracts';
import type { IncomingCall } from '@guichet/sip';
import { soundlessSdp } from '../../libs/channel-voice/src/soundless-sdp.fixtures.ts';
import { TrialAgent } from '../chat/trial-agent.ts';
import type { TrialPerson } from '../routing/trial-house.ts';
import { sdpBody, SipPhone } from '../voice/sip-phone.ts';

/** Where a desk may be: a process of the app that answers, as a balancer before several sees it; null while none does. */
export type FindHome = () => { url: string; isServed: () => boolean } | null;
interface SeatPlan {
  findHome: FindHome;
  next: () => number;
  /** Shares of offers and of calls. */
  declines: number;
  hangsUp: number;
}

const LOOK_MS = 2_000;
const PATIENCE_MS = 5_000;
const ignore = () => undefined;

/** A client of one person that does not wait for a process that stands still. */
export const patientClient = (url: string, { cookie }: TrialPerson): Client =>
  createClient(url, {
    headers: { cookie },
    fetch: (address, init) => fetch(address, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }),
  });

/** An agent with desk and telephone who takes call-backs and calls at once; he goes to another process when his is gone. */
export class CallbackSeat {
  readonly person: TrialPerson;
  readonly #plan: SeatPlan;
  readonly #sdp = soundlessSdp();
  #wake: () => void = ignore;
  #isToRegister = true;
  #isOver = false;

  constructor(person: TrialPerson, plan: SeatPlan) {
    [this.person, this.#plan] = [person, plan];
  }

  async run(): Promise<void> {
    while (!this.#isOver) {
      const home = this.#plan.findHome();
      if (home) await this.#sitAt(home).catch(ignore);
      await sleep(200);
    }
  }
  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  /** What the server knew of his telephone has run out. */
  registerAgain(): void {
    this.#isToRegister = true;
    this.#wake();
  }

  async #sitAt({ url, isServed }: NonNullable<ReturnType<FindHome>>): Promise<void> {
    const desk = new TrialAgent(url, this.person);
    const phone = new SipPhone(url, url, { onInvite: (call) => this.#answer(call) });
    const call = patientClient(url, this.person);
    const isHere = () => !this.#isOver && isServed() && desk.socket.connected && phone.line.flow?.isOpen === true;
    this.#isToRegister = true;
    try {
      await inTime(Promise.all([desk.come(), phone.start()]));
      desk.socket.on('work.mine-changed', () => this.#wake()).on('offer.made', () => this.#wake());
      for (let lookedAt = 0; isHere(); await this.#rest()) {
        if (this.#isToRegister) await this.#register(call, phone);
        if (performance.now() - lookedAt > LOOK_MS) await this.#beReady(call);
        lookedAt = performance.now();
        await this.#look(call);
      }
    } finally {
      desk.socket.disconnect();
      await phone.stop();
    }
  }

  async #rest(): Promise<void> {
    await Promise.race([new Promise<void>((resolve) => (this.#wake = resolve)), sleep(LOOK_MS)]);
  }

  async #register(call: Client, phone: SipPhone): Promise<void> {
    this.#isToRegister = false;
    if (!(await inTime(phone.register(await call(openSoftphone, {}))))) this.#isToRegister = true;
  }

  async #beReady(call: Client): Promise<void> {
    if ((await call(getMyStatus, {})).state !== 'ready') await call(changeMyStatus, { action: 'ready' });
  }

  async #look(call: Client): Promise<void> {
    const { offers, active } = await call(getMyWork, {});
    const inHand = active.map(({ subject }) => subject.id);
    for (const { workItemId, subject } of offers) {
      const isDeclined = this.#plan.next() < this.#plan.declines;
      const taken = call(isDeclined ? declineOffer : acceptOffer, { workItemId }).then(
        () => !isDeclined,
        () => false,
      );
      if (await taken) inHand.push(subject.id);
    }
    for (const conversationId of inHand) await this.#callBack(call, conversationId).catch(ignore);
  }

  async #callBack(call: Client, conversationId: string): Promise<void> {
    const { callbacks } = await call(listCallbacks, { conversationId });
    const last = callbacks.at(-1);
    if (last?.state === 'waiting') await call(startAttempt, { callbackId: last.id });
  }

  #answer(call: IncomingCall): void {
    call.accept(sdpBody(this.#sdp('sendrecv', 'active')));
    if (this.#plan.next() < this.#plan.hangsUp) setTimeout(() => call.hangUp(), 500 * this.#plan.next());
  }
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const late = sleep(PATIENCE_MS, undefined, { ref: false }).then(() => Promise.reject(new Error('not in time')));
  return Promise.race([work, late]);
}
