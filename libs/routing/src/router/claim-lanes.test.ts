import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { claimInLanes } from './claim-lanes.ts';

const choice = (id: string) => ({ id, item: { queueId: id[0]! } });
const choices = (...ids: string[]) => ids.map(choice);
/** What is begun and ended, in order; those that are named are lost. */
async function course(all: ReturnType<typeof choices>, lanes: number, lost: readonly string[] = []) {
  const log: string[] = [];
  const outcome = await claimInLanes(all, lanes, async ({ id }) => {
    log.push(`+${id}`);
    await sleep(1);
    log.push(`-${id}`);
    return !lost.includes(id);
  });
  return { ...outcome, log: log.join(' ') };
}

describe('claims', () => {
  it('of one queue are made one after the other, in order', async () => {
    const { log, made } = await course(choices('a1', 'a2', 'a3'), 4);
    expect({ log, made }).toEqual({ log: '+a1 -a1 +a2 -a2 +a3 -a3', made: 3 });
  });
  it('of several go on at once', async () => {
    const { log } = await course(choices('a1', 'a2', 'b1', 'c1'), 4);
    expect(log).toMatch(/^\+a1 \+b1 \+c1 /);
  });
  it('are no more at once than there are lanes, and all are made', async () => {
    const { log, made } = await course(choices('a1', 'b1', 'c1', 'a2', 'b2', 'c2'), 2);
    expect(log).toMatch(/^\+a1 \+b1 -/);
    expect(made).toBe(6);
  });
  it('end with the first that is lost: nothing behind it in its queue is given out', async () => {
    const { log, ...outcome } = await course(choices('a1', 'a2', 'b1', 'b2'), 1, ['a1']);
    expect({ log, ...outcome }).toEqual({ log: '+a1 -a1', made: 0, lost: 1 });
  });
});
