import { IdentityModule } from '@guichet/identity';
import { currentTenant, type Tx } from '@guichet/platform';
import { startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanName } from './clean-name.ts';
import { CustomersModule } from './customers.module.ts';
import { CustomersService } from './customers.service.ts';
import type { Contact } from './find-or-create.ts';
import { normaliseIdentity } from './identity-value.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([IdentityModule, CustomersModule]);
});
afterAll(() => app.stop());

const inTx = <T>(tenant: string, work: (tx: Tx) => Promise<T>) => app.as(tenant, () => app.db.tx(work));
const meet = (tenant: string, contact: Partial<Contact> = {}) =>
  inTx(tenant, (tx) =>
    app
      .get(CustomersService)
      .findOrCreate(tx, { kind: 'email', value: 'lea@exemple.fr', name: 'Léa Morin', language: 'fr', ...contact }),
  );
const all = (tenant: string) => inTx(tenant, (tx) => tx.customer.findMany({ include: { identities: true } }));
const eventsOf = (tenant: string) =>
  inTx(tenant, async (tx) => (await tx.domainEvent.findMany({ orderBy: { id: 'asc' } })).map(({ type }) => type));

describe('the customer of a contact', () => {
  it('is made once, and found again under any spelling of the address', async () => {
    const tenant = await app.tenant();
    const first = await meet(tenant);
    expect(first.isNew).toBe(true);
    for (const value of ['LEA@Exemple.FR', ' <lea@exemple.fr> ', 'lea@exemple.fr.'])
      expect(await meet(tenant, { value })).toEqual({ id: first.id, isNew: false });
    expect(await all(tenant)).toMatchObject([
      { id: first.id, name: 'Léa Morin', language: 'fr', version: 1, identities: [{ value: 'lea@exemple.fr' }] },
    ]);
    expect(await eventsOf(tenant)).toEqual(['customer.created']);
  });

  it('is one when twenty contacts come at once, with no record left over', async () => {
    // Several rounds: in the first, connections to the database are still being opened one after the other.
    for (let round = 0; round < 4; round += 1) {
      const tenant = await app.tenant();
      const met = await Promise.all(Array.from({ length: 20 }, () => meet(tenant)));
      expect(new Set(met.map(({ id }) => id)).size).toBe(1);
      expect(met.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(await all(tenant)).toHaveLength(1);
      expect(await eventsOf(tenant)).toEqual(['customer.created']);
    }
  });

  it('belongs to one tenant: the same address elsewhere is another person', async () => {
    const [ours, theirs] = [await app.tenant(), await app.tenant()];
    expect((await meet(ours)).id).not.toBe((await meet(theirs)).id);
    expect(await inTx(ours, async () => currentTenant())).toBe(ours);
    expect(await all(ours)).toHaveLength(1);
  });

  it('gets the name and language it lacked, and keeps what a person typed', async () => {
    const tenant = await app.tenant();
    const { id } = await meet(tenant, { name: 'lea@exemple.fr', language: null });
    expect((await all(tenant))[0]).toMatchObject({ name: '', language: null, version: 1 });
    await meet(tenant);
    expect((await all(tenant))[0]).toMatchObject({ name: 'Léa Morin', language: 'fr', version: 3 });
    await inTx(tenant, (tx) => tx.customer.updateMany({ where: { id }, data: { name: 'Mme Morin', language: 'en' } }));
    await meet(tenant);
    expect((await all(tenant))[0]).toMatchObject({ name: 'Mme Morin', language: 'en', version: 3 });
    expect(await eventsOf(tenant)).toEqual(['customer.created', 'customer.changed']);
  });

  it('can be met by an address that no index could hold', async () => {
    const tenant = await app.tenant();
    const value = `${'x'.repeat(9000)}@exemple.fr`;
    expect(await meet(tenant, { value })).toEqual({ ...(await meet(tenant, { value })), isNew: true });
  });
});

describe('normaliseIdentity', () => {
  it.each([
    ['email', ' Lea.Morin+shop@EXEMPLE.fr ', 'lea.morin+shop@exemple.fr'],
    ['email', 'jürgen@münchen.example', 'jürgen@xn--mnchen-3ya.example'],
    ['email', 'jürgen@xn--mnchen-3ya.example', 'jürgen@xn--mnchen-3ya.example'],
    ['email', 'a\u0000b\u200b@x.example', 'ab@x.example'],
    ['email', 'not an address', 'notanaddress'],
    ['phone', '+33 (0)1.23-45', '+33012345'],
    ['visitor', 'V-1', 'V-1'],
  ] as const)('%s %j → %j', (kind, value, expected) => {
    expect(normaliseIdentity(kind, value)).toBe(expected);
  });
});

describe('cleanName', () => {
  it.each([
    ['  Léa\t Morin\r\nBcc: x ', 'Léa Morin Bcc: x'],
    ['"Morin, Léa"', 'Morin, Léa'],
    ["'Léa'", 'Léa'],
    ['« Léa »', 'Léa'],
    ['LEA@exemple.fr', ''],
    ['<other@exemple.fr>', ''],
    ['Léa \u202Egnp.exe', 'Léa gnp.exe'],
    ['', ''],
    ['x'.repeat(300), 'x'.repeat(200)],
  ])('%j → %j', (name, expected) => {
    expect(cleanName(name, 'lea@exemple.fr')).toBe(expected);
  });
});
