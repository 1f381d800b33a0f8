import { setTimeout as sleep } from 'node:timers/promises';
import { CALL_HEADERS, listMyCalls, openSoftphone } from '@guichet/contracts';
import type { IncomingCall } from '@guichet/sip';
import { TrialDesk } from '../routing/trial-desk.ts';
import type { TrialPerson } from '../routing/trial-house.ts';
import { momentOf, type Moment, type Seat, type SeatCall, type SeatHabits } from './seat.ts';
import { SeatDuty } from './seat-duty.ts';
import { TrialPhone } from './trial-phone.ts';

interface Line extends SeatCall {
  readonly sip: IncomingCall;
}

const AGAIN_MS = 1_000;
/** As often as the desk asks which of its calls the server still has, after its line was lost. */
const DEAD_LOOKS = 10;
const DEAD_LOOK_MS = 2_000;
const RENEW_MS = 120_000;
const ignore = () => undefined;

/** A desk and its telephone without a browser. */
export class TrialSeat implements Seat {
  readonly rings = new Map<string, Line>();
  talk: Line | null = null;
  readonly person: TrialPerson;
  readonly #url: string;
  readonly #habits: SeatHabits;
  readonly #duty: SeatDuty;
  #registeredAt = 0;
  #desk: TrialDesk | null = null;
  #phone: TrialPhone | null = null;
  /** Of the tab: what an older one began counts no more. */
  #tab = 0;
  #isOver = false;

  constructor(url: string, person: TrialPerson, habits: SeatHabits) {
    [this.#url, this.person, this.#habits, this.#duty] = [url, person, habits, new SeatDuty(person)];
  }

  get moment(): Moment {
    return momentOf(this, this.#desk !== null, this.#duty.hasWrapUp);
  }
  get isReady(): boolean {
    return this.#duty.isReady;
  }
  get isRegistered(): boolean {
    return this.#registeredAt > 0 && this.#phone?.isConnected === true;
  }

  async open(): Promise<void> {
    const tab = (this.#tab += 1);
    const isMine = () => tab === this.#tab;
    const events = { onRing: (call: IncomingCall) => this.#ring(call), onLineLost: () => void this.#lineLost(isMine) };
    this.#desk = await TrialDesk.open(this.#url, this.person);
    const phone = await TrialPhone.open(this.#url, this.#url, events, isMine);
    if (!isMine() || !phone) return;
    this.#phone = phone;
    await this.#register(isMine);
    void this.#duty.run(isMine);
    void this.#renew(isMine);
  }

  async kill(awayMs: number): Promise<void> {
    this.#close();
    await sleep(awayMs);
    if (!this.#isOver) await this.open();
  }
  end(): Promise<void> {
    this.#isOver = true;
    this.#close();
    return Promise.resolve();
  }

  async answer({ legId }: SeatCall): Promise<void> {
    const call = this.rings.get(legId);
    if (this.talk || !call) return;
    this.rings.delete(legId);
    this.talk = call;
    call.sip.handlers = { onEnded: () => this.#talkOver(call) };
    await this.#phone?.answer(call.sip).catch(() => this.hangUp());
    if (this.talk === call) this.#habits.onTalk(this, call);
  }
  decline({ legId }: SeatCall): void {
    this.rings.get(legId)?.sip.reject(603);
    this.rings.delete(legId);
  }
  hangUp(): void {
    const { talk } = this;
    if (!talk) return;
    talk.sip.hangUp();
    this.#talkOver(talk);
  }

  #close(): void {
    this.#tab += 1;
    this.#desk?.kill();
    void this.#phone?.vanish();
    this.#desk = this.#phone = this.talk = null;
    this.rings.clear();
    this.#registeredAt = 0;
    this.#duty.forget();
  }

  #ring(sip: IncomingCall): void {
    const header = (name: keyof typeof CALL_HEADERS) => sip.invite.headers.get(CALL_HEADERS[name]) ?? '';
    const call = { callId: header('call'), legId: header('leg'), reason: header('reason'), sip };
    this.rings.set(call.legId, call);
    sip.progress(180);
    sip.handlers = { onCancelled: () => void this.rings.delete(call.legId) };
    this.#habits.onRing(this, call);
  }
  #talkOver(call: Line): void {
    if (this.talk !== call) return;
    this.talk = null;
    this.#phone?.quiet();
  }

  /** What rang does so no more; the line comes back by itself. */
  async #lineLost(isMine: () => boolean): Promise<void> {
    if (!isMine()) return;
    this.rings.clear();
    this.#registeredAt = 0;
    while (isMine() && !this.#phone?.isConnected) {
      await sleep(AGAIN_MS);
      if (isMine()) await this.#phone?.connect().catch(ignore);
    }
    await this.#register(isMine);
    const { talk } = this;
    for (let look = 0; look < DEAD_LOOKS && isMine() && talk && this.talk === talk; look += 1) {
      const { calls } = await this.person.call(listMyCalls, {}).catch(() => ({ calls: null }));
      if (calls && !calls.some(({ id }) => id === talk.callId) && isMine()) this.hangUp();
      await sleep(DEAD_LOOK_MS);
    }
  }

  async #register(isMine: () => boolean): Promise<void> {
    while (isMine() && this.#phone?.isConnected) {
      const account = await this.person.call(openSoftphone, {}).catch(() => null);
      if (account && isMine() && (await this.#phone?.register(account).catch(() => false))) {
        if (isMine()) this.#registeredAt = Date.now();
        return;
      }
      await sleep(AGAIN_MS);
    }
  }

  async #renew(isMine: () => boolean): Promise<void> {
    for (; isMine(); await sleep(AGAIN_MS))
      if (this.isRegistered && Date.now() - this.#registeredAt > RENEW_MS) await this.#register(isMine);
  }
}
