import { context, readConfig } from '@guichet/platform';
import { expect, it } from 'vitest';
import { type Limited, TooMany, VisitorLimits } from './visitor-limits.ts';

const config = readConfig({ ...process.env, WIDGET_SOCKETS_PER_ADDRESS: '60' });
const from = (address: string, work: () => Promise<void>) => context.run({ address }, work);
const asked = (limits: VisitorLimits, what: Limited, visitor: string, address: string) =>
  from(address, () => limits.spend(what, visitor)).then(
    () => true,
    (error: unknown) => !(error instanceof TooMany),
  );

it.each([
  ['start', 10],
  ['call', 20],
  ['form', 5],
  ['file', 30],
  ['transcript', 3],
] as const)('of %s, an address gets what two visitors get, however many it says it is', async (what, points) => {
  const limits = new VisitorLimits(config);
  for (let at = 0; at < 2 * points; at += 1) expect(await asked(limits, what, `v${at}`, '2001:db8::1')).toBe(true);
  expect(await asked(limits, what, 'another', '2001:db8::2')).toBe(false);
  expect(await asked(limits, what, 'elsewhere', '203.0.113.7')).toBe(true);
});

it.each([
  ['message', 60],
  ['rating', 20],
] as const)('of %s, a visitor gets his part wherever he comes from, and nobody else’s', async (what, points) => {
  const limits = new VisitorLimits(config);
  for (let at = 0; at < points; at += 1) expect(await asked(limits, what, 'lea', `203.0.113.${at}`)).toBe(true);
  const refused = from('203.0.113.99', () => limits.spend(what, 'lea'));
  await expect(refused).rejects.toMatchObject({ code: 'too_many_requests' });
  await expect(refused).rejects.toHaveProperty('retryAfterSeconds', expect.any(Number));
  expect(await asked(limits, what, 'paul', '203.0.113.1')).toBe(true);
});

it('lets as many sockets come from a network as it may, and no more than twenty of a visitor', () => {
  const limits = new VisitorLimits(config);
  for (let at = 0; at < 60; at += 1) expect(limits.enter(`2001:db8::${at}`, `v${at}`)).toBe(true);
  expect(limits.enter('2001:db8::ffff', 'another')).toBe(false);
  limits.leave('2001:db8::1', 'v1');
  expect(limits.enter('2001:db8::ffff', 'another')).toBe(true);
  for (let at = 0; at < 20; at += 1) expect(limits.enter(`203.0.113.${at}`, 'lea')).toBe(true);
  expect(limits.enter('203.0.113.99', 'lea')).toBe(false);
});
