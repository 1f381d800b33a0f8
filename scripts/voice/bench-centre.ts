import { randomUUID } from 'node:crypto';
import { type CallPass, createQueue, openSoftphone, updateSite } from '@guichet/contracts';
import type { IncomingCall, OutgoingCall } from '@guichet/sip';
import { TrialAgent } from '../chat/trial-agent.ts';
import { openTrialSite, sayReady, TRIAL_ORIGIN, type TrialSite } from '../chat/trial-site.ts';
import { TrialVisitor } from '../chat/trial-visitor.ts';
import type { TrialPerson } from '../routing/trial-house.ts';
import type { TrialApp } from '../trial/trial-app.ts';
import type { TrialDatabase } from '../trial/trial-database.ts';
import { now } from './media-phone.ts';
import type { MediaPhones } from './media-phones.ts';
import { sdpBody, SipPhone } from './sip-phone.ts';

const PATIENCE_MS = 15_000;

interface Ring {
  /** When it came, and when it was answered: all that takes the agent's time, and his browser's. */
  readonly at: number;
  readonly answeredAt: number;
}

/** Agents who answer at once and callers who never hang up, on the app as it is. */
export class BenchCentre {
  /** Of each call that was answered, in milliseconds. */
  readonly setUps: number[] = [];
  /** What came of calls that were not answered nor queued, or that ended. */
  readonly failures: string[] = [];
  readonly #app: TrialApp;
  readonly #phones: MediaPhones;
  readonly #site: TrialSite;
  /** By the number of the phone that was rung. */
  readonly #rings = new Map<number, Ring>();
  #agents = 0;
  #queued = 0;
  #isOver = false;

  static async open(app: TrialApp, database: TrialDatabase, phones: MediaPhones, agents: number): Promise<BenchCentre> {
    const site = await openTrialSite(database, app.url, { agents, chatsEach: 1 });
    // A call takes all of an agent.
    await database.query('update agent set capacity = 100 where tenant_id = $1', [site.tenantId]);
    const { queue } = await site.admin.call(createQueue, { name: 'Calls' });
    const [row] = await database.query<{ id: string }>('select id from site where tenant_id = $1', [site.tenantId]);
    await site.admin.call(updateSite, { siteId: row!.id, callQueueId: queue.id });
    return new BenchCentre(app, phones, site);
  }

  private constructor(app: TrialApp, phones: MediaPhones, site: TrialSite) {
    this.#app = app;
    this.#phones = phones;
    this.#site = site;
  }

  get queued(): number {
    return this.#queued;
  }

  /** Until so many are ready, with desk and telephone. */
  async comeUpTo(agents: number): Promise<void> {
    for (; this.#agents < agents; this.#agents += 1) await this.#come(this.#site.agents[this.#agents]!);
  }

  /** Resolves when both hear each other, or with `isQueued` when music plays. */
  async call(isQueued: boolean): Promise<void> {
    try {
      const visitor = await new TrialVisitor(this.#app.url, this.#site.siteKey).come();
      const input = { clientId: randomUUID(), language: 'fr' as const, fields: {} };
      const start = await visitor.socket.timeout(PATIENCE_MS).emitWithAck('call.start', input);
      if (!start.ok) throw new Error(start.code);
      const phone = new SipPhone(this.#app.url, TRIAL_ORIGIN, {});
      await phone.start();
      await this.#dial(phone, start, isQueued);
    } catch (error) {
      this.failures.push(String(error));
    }
  }

  /** From now on calls may end. */
  close(): void {
    this.#isOver = true;
  }

  async #come(person: TrialPerson): Promise<void> {
    await new TrialAgent(this.#app.url, person).come();
    const phone = new SipPhone(this.#app.url, undefined, {
      onInvite: (call) => void this.#answer(call).catch((error: unknown) => this.failures.push(String(error))),
    });
    await phone.start();
    if (!(await phone.register(await person.call(openSoftphone, {}))))
      throw new Error('a telephone was not registered');
    await sayReady(person);
  }

  async #answer(call: IncomingCall): Promise<void> {
    const at = now();
    call.progress(180);
    const { phone, sdp } = await this.#phones.answer(String(call.body?.content));
    this.#rings.set(phone, { at, answeredAt: now() });
    call.accept(sdpBody(sdp));
  }

  async #dial(phone: SipPhone, pass: CallPass, isQueued: boolean): Promise<void> {
    const { phone: caller, sdp } = await this.#phones.offer();
    const at = now();
    const call = phone.dial(pass, sdp);
    await this.#described(call, (answer) => this.#phones.accept(caller, answer));
    if (isQueued) {
      await this.#phones.hears(caller, (from) => from === null, PATIENCE_MS);
      this.#queued += 1;
      return;
    }
    const heard = await this.#phones.hears(caller, (from) => from !== null, PATIENCE_MS);
    const back = await this.#phones.hears(heard.from!, (from) => from === caller, PATIENCE_MS);
    const ring = this.#rings.get(heard.from!)!;
    this.setUps.push(ring.at - at + Math.max(heard.at, back.at) - ring.answeredAt);
  }

  /** What describes our side's sound first, early or with the answer, is taken. */
  #described(call: OutgoingCall, accept: (sdp: string) => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      let isTaken = false;
      const take = (sdp: string): void => {
        if (isTaken || !sdp) return;
        isTaken = true;
        accept(sdp).then(resolve, reject);
      };
      call.handlers = {
        onProgress: ({ body }) => take(String(body)),
        onAnswered: ({ body }) => take(String(body?.content ?? '')),
        onFailed: ({ status }) => reject(new Error(`failed with ${status}`)),
        onEnded: (reason) => this.#isOver || this.failures.push(`ended: ${reason}`),
      };
    });
  }
}
