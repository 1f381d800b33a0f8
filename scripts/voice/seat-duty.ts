import { setTimeout as sleep } from 'node:timers/promises';
import { changeMyStatus, completeWrapUp, getMyStatus, getMyWork } from '@guichet/contracts';
import type { TrialPerson } from '../routing/trial-house.ts';

const LOOK_MS = 400;
const ignore = () => undefined;

/** What an agent does beside calls: he is ready again whenever he is not, and done with what a call leaves. */
export class SeatDuty {
  isReady = false;
  hasWrapUp = false;
  readonly #person: TrialPerson;

  constructor(person: TrialPerson) {
    this.#person = person;
  }

  async run(isWanted: () => boolean): Promise<void> {
    while (isWanted()) {
      await this.#look(isWanted).catch(ignore);
      await sleep(LOOK_MS);
    }
  }
  forget(): void {
    this.isReady = this.hasWrapUp = false;
  }

  async #look(isWanted: () => boolean): Promise<void> {
    const { call } = this.#person;
    const { state } = await call(getMyStatus, {});
    if (isWanted()) this.isReady = state === 'ready';
    if (state !== 'ready') await call(changeMyStatus, { action: 'ready' });
    const { wrapUps } = await call(getMyWork, {});
    if (!isWanted()) return;
    const hadOne = this.hasWrapUp;
    this.hasWrapUp = wrapUps.length > 0;
    // At the second look: he reads it once.
    if (hadOne) for (const { workItemId } of wrapUps) await call(completeWrapUp, { workItemId }).catch(ignore);
  }
}
