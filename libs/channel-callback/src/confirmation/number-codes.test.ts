import { Clock } from '@guichet/platform';
import { eventually } from '@guichet/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Asker, callbackHouses } from '../callback-house.fixtures.ts';

const { app, open: openHouse } = callbackHouses();
afterEach(() => void vi.restoreAllMocks());

const [NUMBER, LEA] = ['06 12 34 56 78', 'lea@exemple.test'];
async function open() {
  const house = await openHouse();
  await house.agent('Nadia');
  await house.set({ confirmation: 'mail' });
  const mails = () =>
    house.inTenant((tx) => tx.localMail.findMany({ where: { dedupeKey: { startsWith: 'callback-code:' } } }));
  /** Of the `count`th mail. */
  const codeIn = async (count: number): Promise<string> => {
    const all = await eventually('the mail', async () => ((await mails()).length >= count ? mails() : null));
    return /\b\d{6}\b/.exec(all.at(-1)!.text)![0];
  };
  return { ...house, mails, codeIn };
}
const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const WRONG = { ok: false, code: 'callback_refused', reason: 'code_wrong' };

describe('where a site wants a code', () => {
  it('one comes by mail, opens one call-back for that number and address, and is kept as a hash', async () => {
    const house = await open();
    const lea = await house.asker();
    expect(await lea.offer()).toMatchObject({ confirms: true });
    expect(await lea.ask(NUMBER, { email: LEA })).toMatchObject(WRONG);
    expect(await lea.code(NUMBER, LEA)).toEqual({ ok: true, minutes: 10 });
    const code = await house.codeIn(1);
    const [mail] = await house.mails();
    expect(mail).toMatchObject({ to: [LEA], subject: `Code ${code} pour votre rappel · Boutique` });
    const [row] = await house.inTenant((tx) => tx.callbackCode.findMany());
    expect(JSON.stringify(row)).not.toContain(code);
    const ask = (number: string, email: string, who: Asker = lea) => who.ask(number, { email, code });
    expect(await ask('07 38 12 34 56', LEA)).toMatchObject(WRONG);
    expect(await ask(NUMBER, 'tom@exemple.test')).toMatchObject(WRONG);
    expect(await ask(NUMBER, LEA, await house.asker())).toMatchObject(WRONG);
    const clientId = 'the-same-request';
    const asked = await lea.ask(NUMBER, { email: LEA, code, clientId });
    expect(asked).toMatchObject({ ok: true, callback: { state: 'waiting' } });
    // The answer was lost on the way: the same again is no second use.
    expect(await lea.ask(NUMBER, { email: LEA, code, clientId })).toEqual(asked);
    if (asked.ok) await lea.cancel(asked.callback.callbackId);
    expect(await ask(NUMBER, LEA)).toMatchObject(WRONG);
    expect(await house.inTenant((tx) => tx.callback.count())).toBe(1);
  });

  it('five wrong ones end it, and a new one begins anew', async () => {
    const house = await open();
    const lea = await house.asker();
    await lea.code(NUMBER, LEA);
    const first = await house.codeIn(1);
    for (let tries = 0; tries < 5; tries += 1)
      expect(await lea.ask(NUMBER, { email: LEA, code: other(first) })).toMatchObject(WRONG);
    expect(await lea.ask(NUMBER, { email: LEA, code: first })).toMatchObject(WRONG);
    await lea.code(NUMBER, LEA);
    const second = await house.codeIn(2);
    expect(await lea.ask(NUMBER, { email: LEA, code: second })).toMatchObject({ ok: true });
  });

  it('is over after ten minutes', async () => {
    const house = await open();
    const lea = await house.asker();
    await lea.code(NUMBER, LEA);
    const code = await house.codeIn(1);
    const late = new Date(Date.now() + 10 * 60_000 + 1);
    const clock = vi.spyOn(app().get(Clock), 'now').mockImplementation(() => late);
    expect(await lea.ask(NUMBER, { email: LEA, code })).toMatchObject(WRONG);
    clock.mockRestore();
    expect(await lea.ask(NUMBER, { email: LEA, code })).toMatchObject({ ok: true });
  });

  it('a mailbox gets five an hour, and who asks is told the same', async () => {
    const house = await open();
    const askers = await Promise.all(Array.from({ length: 6 }, () => house.asker()));
    for (const asker of askers) expect(await asker.code(NUMBER, LEA)).toEqual({ ok: true, minutes: 10 });
    await house.codeIn(5);
    const tom = await house.asker();
    await tom.code(NUMBER, 'tom@exemple.test');
    await house.codeIn(6);
    expect((await house.mails()).map(({ to }) => to)).toEqual([
      ...Array.from({ length: 5 }, () => [LEA]),
      ['tom@exemple.test'],
    ]);
    expect(await askers[5]!.ask(NUMBER, { email: LEA, code: '000000' })).toMatchObject(WRONG);
  });

  it('nor more when one asks again and again, at once, or for another mailbox between', async () => {
    const house = await open();
    const [lea, tom] = [await house.asker(), await house.asker()];
    for (const asker of [lea, tom]) {
      await asker.code(NUMBER, LEA);
      await asker.code(NUMBER, 'other@exemple.test');
    }
    await Promise.all([lea, lea, lea, tom, tom, tom].map((asker) => asker.code(NUMBER, LEA)));
    const made = await house.inTenant((tx) => tx.callbackCode.findMany({ where: { email: LEA } }));
    expect(made).toHaveLength(5);
  });

  it('numbers that are refused get none, and sites that want none ask for none', async () => {
    const house = await open();
    const lea = await house.asker();
    expect(await lea.code('0892 42 09 99', LEA)).toMatchObject({ code: 'number_refused', reason: 'number_premium' });
    expect(await house.inTenant((tx) => tx.callbackCode.count())).toBe(0);
    await house.set({ confirmation: 'none' });
    expect(await lea.ask(NUMBER)).toMatchObject({ ok: true });
  });
});
