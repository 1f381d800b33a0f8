import { createTrunk, DEMO_SITE_KEY, openDemoPhone } from '@guichet/contracts';
import { Diallers } from '@guichet/phone-numbers';
import { key } from '@guichet/platform';
import { eventually, refusalCode, type TestApp } from '@guichet/testing';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Phone } from '../phone.fixtures.ts';
import { DemoTelephones } from '../sip/demo-telephones.service.ts';
import { openVoiceHouse, startVoiceApp } from '../voice-house.fixtures.ts';
import { DialHouse } from './dial-house.fixtures.ts';

const NUMBER = '+33612345678';
let app: TestApp;
let dials: DialHouse;
let phone: Phone;
beforeAll(async () => {
  app = await startVoiceApp({ GUICHET_DEMO: '1' });
  dials = new DialHouse(await openVoiceHouse(app));
  const { site } = dials.house;
  await dials.house.inTenant((tx) => tx.site.update({ where: key(site.id), data: { key: DEMO_SITE_KEY } }));
});
afterEach(() => phone.close());
afterAll(async () => {
  await dials.close();
  await app.stop();
});

const reaches = () => dials.house.inTenant(async (tx) => (await app.get(Diallers).for(tx, NUMBER)) !== null);
async function switchOn(): Promise<void> {
  phone = await Phone.open(app.url);
  expect(await phone.register(await app.call(openDemoPhone, { number: NUMBER }))).toBe(200);
}

it('rings for its number in a demo without a trunk, and is talked with', async () => {
  expect(await reaches()).toBe(false);
  await switchOn();
  const nadia = await dials.house.agent('Nadia Roche');
  const order = await dials.dial(nadia, { number: NUMBER });
  await nadia.phone.answer();
  await phone.answer();
  await dials.stage(order, 'talking');
  phone.incoming.at(-1)!.hangUp();
  const { outcome, costMicros } = await dials.ended(order);
  expect([outcome, costMicros]).toEqual(['reached', null]);
  await nadia.phone.hears('ended bye');
});

it('is not called once it is switched off, or there is a trunk', async () => {
  await switchOn();
  expect(await reaches()).toBe(true);
  await dials.house.admin.call(createTrunk, { name: 'Opérateur', host: 'sip.example.test' });
  expect(await reaches()).toBe(false);
  await dials.house.inTenant((tx) => tx.trunk.deleteMany());
  phone.line.cut();
  await eventually('it to be gone', async () => !(await reaches()));
  await eventually('it to be forgotten', () => app.get(DemoTelephones)['all'].size === 0);
});

it('is none outside of demos', async () => {
  phone = await Phone.open(app.url);
  const account = await app.call(openDemoPhone, { number: NUMBER });
  const real = await startVoiceApp();
  expect(await refusalCode(real.call(openDemoPhone, { number: NUMBER }))).toBe('not_found');
  const stranger = await Phone.open(real.url);
  expect(await stranger.register(account)).not.toBe(200);
  await stranger.close();
  await real.stop();
});
