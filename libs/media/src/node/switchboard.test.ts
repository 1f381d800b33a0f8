import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TrunkPhone } from '../trunk-phone.fixtures.ts';
import { NodeAnchor } from './node-anchor.ts';
import { Switchboard } from './switchboard.ts';

const options = { host: '127.0.0.1', ports: null, maxLegs: 4 };
let folder: string;
let phones: TrunkPhone[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-full-'));
  phones = [];
});
afterEach(() => {
  for (const phone of phones) phone.close();
  rmSync(folder, { recursive: true });
});

/** Two legs, whose recording goes to a disk that is full. */
async function recorded(anchor: Switchboard | NodeAnchor): Promise<string[]> {
  for (const hertz of [1_000, 1_700]) phones.push(await (await TrunkPhone.open(hertz)).beCalled(anchor));
  const [left, right] = phones.map(({ leg }) => leg) as [string, string];
  symlinkSync('/dev/full', join(folder, 'full.wav'));
  await anchor.record(left, right, join(folder, 'full'));
  return [left, right];
}

it('stops all the same when a recording cannot be finished', async () => {
  const switchboard = new Switchboard(options);
  const legs = await recorded(switchboard);
  await switchboard.stop();
  for (const leg of legs) await expect(switchboard.quality(leg)).rejects.toMatchObject({ code: 'unknown_leg' });
});

it('tells nobody later that a leg was lost which is closed, whatever became of its recording', async () => {
  const anchor = new NodeAnchor(options, { error: () => undefined });
  const lost: string[] = [];
  anchor.onEvent((event) => event.type === 'lost' && lost.push(event.leg));
  const [left, right] = await recorded(anchor);
  await anchor.close(left!);
  await expect(anchor.close(right!)).rejects.toMatchObject({ code: 'unavailable' });
  const { leg } = await anchor.offerTrunk();
  process.kill(anchor.processId!, 'SIGKILL');
  await expect.poll(() => lost).toContain(leg);
  expect(lost).toEqual([leg]);
  await anchor.stop();
});
