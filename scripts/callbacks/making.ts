import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, createCallback, listCallbackSlots } from '@guichet/contracts';
import type { TrialPerson } from '../routing/trial-house.ts';
import { type FindHome, patientClient } from './callback-seat.ts';

export interface Wish {
  siteId: string;
  number: string;
  /** Null: now. */
  at: Date | null;
}
const AT_ONCE = 8;

/** Of what the app refuses nothing is tried again; what it did not answer is, under the same name. */
async function insist<T>(
  findHome: FindHome,
  person: TrialPerson,
  ask: (call: ReturnType<typeof patientClient>) => Promise<T>,
) {
  for (;;) {
    const home = findHome();
    try {
      if (home) return await ask(patientClient(home.url, person));
    } catch (error) {
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) throw error;
    }
    await sleep(200);
  }
}

/** Asks for each of them until it is heard. */
export async function askForAll(findHome: FindHome, person: TrialPerson, wishes: readonly Wish[]): Promise<void> {
  const left = [...wishes];
  const one = async (): Promise<void> => {
    for (let wish = left.pop(); wish; wish = left.pop()) {
      const { siteId, number, at } = wish;
      const input = { clientId: randomUUID(), siteId, number, at: at?.toISOString() ?? null };
      await insist(findHome, person, (call) => call(createCallback, input));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

export async function slotsOf(findHome: FindHome, person: TrialPerson, siteId: string): Promise<Date[]> {
  const { slots } = await insist(findHome, person, (call) => call(listCallbackSlots, { siteId }));
  return slots.map((slot) => new Date(slot));
}
