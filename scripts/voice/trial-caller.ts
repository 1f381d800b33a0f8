import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallPass, CallView, ErrorCode } from '@guichet/contracts';
import type { OutgoingCall } from '@guichet/sip';
import { TRIAL_ORIGIN } from '../chat/trial-site.ts';
import { TrialVisitor } from '../chat/trial-visitor.ts';
import { TrialPhone } from './trial-phone.ts';

type Passed = ({ ok: true } & CallPass) | { ok: false; code: ErrorCode };
const ANSWER_MS = 10_000;
const PAUSE_MS = 700;
/** After an end that nobody explained, as the widget waits. */
const ASK_AGAIN_MS = 1_500;
const MOST_TRIES = 8;
/** The telephone's last word is sent before its line is closed. */
const GOODBYE_MS = 300;

/** A page of the shop whose visitor calls: its lines, as the widget has them. Broken ones are taken up until the server says that the call is over. */
export class TrialCaller {
  callId = '';
  view: CallView | null = null;
  /** Until he hangs up, is killed, or learns that it is over. */
  isThere = true;
  wasAnswered = false;
  readonly #url: string;
  readonly #visitor: TrialVisitor;
  #phone: TrialPhone | null = null;
  #call: OutgoingCall | null = null;
  #turn = 0;

  constructor(url: string, siteKey: string) {
    this.#url = url;
    this.#visitor = new TrialVisitor(url, siteKey);
    this.#visitor.socket.on('call', (view) => this.#told(view));
  }

  get hasCalled(): boolean {
    return this.callId !== '';
  }
  get received(): number {
    return this.#phone?.received ?? 0;
  }

  async call(): Promise<void> {
    await this.#visitor.come();
    const start = { clientId: randomUUID(), language: 'fr' as const, fields: {} };
    const pass = await this.#ask(() => this.#visitor.socket.timeout(ANSWER_MS).emitWithAck('call.start', start));
    if (!pass?.ok) return this.#leave();
    this.callId = pass.call.callId;
    await this.#connect(pass);
  }

  hangUp(): void {
    if (!this.isThere) return;
    if (this.callId) this.#visitor.socket.emit('call.hang-up', { callId: this.callId });
    this.#call?.hangUp();
    this.#leave(GOODBYE_MS);
  }

  /** The tab is gone, without a word. */
  kill(): void {
    const { engine } = this.#visitor.socket.io as unknown as {
      engine?: { transport?: { ws?: { terminate?(): void } } };
    };
    this.#visitor.socket.io.reconnection(false);
    engine?.transport?.ws?.terminate?.();
    this.#leave();
  }

  #leave(afterMs = 0): void {
    if (!this.isThere) return;
    this.isThere = false;
    this.#turn += 1;
    this.#visitor.socket.disconnect();
    const phone = this.#phone;
    if (phone) setTimeout(() => void phone.vanish(), afterMs);
  }

  #told(view: CallView): void {
    if (view.callId !== this.callId) return;
    this.view = view;
    if (view.state === 'talking') this.wasAnswered = true;
    if (view.state === 'ended') this.#leave();
  }

  async #connect(pass: CallPass): Promise<void> {
    const turn = (this.#turn += 1);
    const isMine = () => turn === this.#turn && this.isThere;
    const later = async (ms: number) => {
      await sleep(ms);
      if (isMine()) await this.#resume();
    };
    const old = this.#phone;
    this.#phone = await TrialPhone.open(this.#url, TRIAL_ORIGIN, { onLineLost: () => void later(0) }, isMine);
    await old?.vanish();
    if (!this.#phone) return;
    const call = (this.#call = await this.#phone.dial(pass));
    Object.assign(call.handlers, { onFailed: () => void later(ASK_AGAIN_MS), onEnded: () => void later(ASK_AGAIN_MS) });
  }

  async #resume(): Promise<void> {
    this.#turn += 1;
    const { callId } = this;
    const pass = await this.#ask(() => this.#visitor.socket.timeout(ANSWER_MS).emitWithAck('call.resume', { callId }));
    if (pass?.ok) await this.#connect(pass);
    else this.#leave();
  }

  async #ask(ask: () => Promise<Passed>): Promise<Passed | null> {
    for (let tries = 0; tries < MOST_TRIES && this.isThere; tries += 1) {
      const answer = await ask().catch(() => null);
      if (answer && (answer.ok || answer.code !== 'unavailable')) return answer;
      await sleep(PAUSE_MS);
    }
    return null;
  }
}
