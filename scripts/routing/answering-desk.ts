import { setTimeout as sleep } from 'node:timers/promises';
import {
  acceptOffer,
  changeMyStatus,
  declineOffer,
  getMyStatus,
  getMyWork,
  resolveConversation,
} from '@guichet/contracts';
import { TrialDesk } from './trial-desk.ts';
import type { TrialPerson } from './trial-house.ts';
import type { Absence } from './work-verdict.ts';

/** How often somebody looks at what he has. */
const LOOK_MS = 1500;
const ignore = () => undefined;

/** Somebody at a desk who is ready, takes most of what he is offered and answers it; his desk may be killed under him. */
export class AnsweringDesk {
  readonly absences: Absence[] = [];
  #desk: TrialDesk | undefined;
  #isOver = false;
  #ignored = new Set<string>();

  private readonly url: string;
  private readonly person: TrialPerson;
  private readonly next: () => number;

  private constructor(url: string, person: TrialPerson, next: () => number) {
    [this.url, this.person, this.next] = [url, person, next];
  }

  static async open(url: string, person: TrialPerson, next: () => number): Promise<AnsweringDesk> {
    const one = new AnsweringDesk(url, person, next);
    one.#desk = await TrialDesk.open(url, person);
    return one;
  }

  get isThere(): boolean {
    return this.#desk !== undefined;
  }

  async work(): Promise<void> {
    await sleep(this.next() * LOOK_MS);
    while (!this.#isOver) {
      if (this.#desk) await this.look().catch(ignore);
      await sleep(LOOK_MS * (0.5 + this.next()));
    }
  }

  /** Gone without a word; somebody opens another one later. */
  async kill(ms: number): Promise<void> {
    const absence = { agent: this.person.userId, from: Date.now(), to: Infinity };
    this.absences.push(absence);
    this.#desk?.kill();
    this.#desk = undefined;
    for (const end = Date.now() + ms; Date.now() < end && !this.#isOver;) await sleep(100);
    absence.to = Date.now();
    this.#desk = await TrialDesk.open(this.url, this.person);
  }

  end(): void {
    this.#isOver = true;
    this.#desk?.close();
  }

  private async look(): Promise<void> {
    const { call } = this.person;
    if ((await call(getMyStatus, {})).state !== 'ready') await call(changeMyStatus, { action: 'ready' });
    const { offers, active } = await call(getMyWork, {});
    for (const { subject } of active) await call(resolveConversation, { conversationId: subject.id }).catch(ignore);
    for (const { workItemId } of offers) {
      const whim = this.next();
      // One in thirty rings in vain.
      if (this.#ignored.has(workItemId) || whim < 0.03) this.#ignored.add(workItemId);
      else await call(whim < 0.1 ? declineOffer : acceptOffer, { workItemId }).catch(ignore);
    }
  }
}
