import type { TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort, hasSipp, runSipp } from '../../../sip/src/sipp/run-sipp.fixtures.ts';
import { openVoiceHouse, startVoiceApp, type Seat } from '../voice-house.fixtures.ts';
import { DialHouse } from './dial-house.fixtures.ts';

/** Trunks that are another program. */
describe.skipIf(!hasSipp())('a trunk that is sipp', () => {
  let app: TestApp;
  let dials: DialHouse;
  let nadia: Seat;
  beforeAll(async () => {
    app = await startVoiceApp({ ALLOW_PRIVATE_HOSTS: '1' });
  });
  afterAll(() => app.stop());
  afterEach(() => dials.close());

  /** Dials by trunks that play these scenarios; `said` is sipp's word of each, empty when all came as it should. */
  async function dialled(scenarios: readonly string[], ringSeconds = 20) {
    dials = new DialHouse(await openVoiceHouse(app));
    nadia = await dials.house.agent('Nadia Roche');
    const said: Promise<string>[] = [];
    for (const scenario of scenarios) {
      const port = await freePort();
      said.push(runSipp(scenario, port));
      await dials.trunkAt(port, { username: 'riva', password: 'secret' });
    }
    const order = await dials.dial(nadia, { ringSeconds });
    await nadia.phone.answer();
    return { order, said };
  }

  it.each([
    ['uas-busy', 'busy'],
    ['uas-not-found', 'wrong_number'],
    ['uas-unavailable', 'failed'],
    ['uas-cancel', 'no_answer'],
  ])('%s: %s', async (scenario, outcome) => {
    const { order, said } = await dialled([scenario], 3);
    expect((await dials.ended(order)).outcome).toBe(outcome);
    expect(await Promise.all(said)).toEqual(['']);
  });

  it.each([[['uas-basic']], [['uas-digest']], [['uas-unavailable', 'uas-basic']]])('%j: a talk', async (scenarios) => {
    const { order, said } = await dialled(scenarios);
    await dials.stage(order, 'talking');
    nadia.phone.incoming.at(-1)!.hangUp();
    expect((await dials.ended(order)).outcome).toBe('reached');
    expect(await Promise.all(said)).toEqual(scenarios.map(() => ''));
  });
});
