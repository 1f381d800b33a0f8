import { addIdentity, getCustomer, removeIdentity, searchCustomers, updateCustomer } from '@guichet/contracts';
import { IdentityModule } from '@guichet/identity';
import { refusal, refusalCode, signIn, startTestApp, type TestApp, type TestPerson } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CustomersModule } from './customers.module.ts';
import { CustomersService } from './customers.service.ts';

let app: TestApp;
let tenant: string;
let nadia: TestPerson;
beforeAll(async () => {
  app = await startTestApp([IdentityModule, CustomersModule]);
  tenant = await app.tenant();
  nadia = await signIn(app, tenant);
});
afterAll(() => app.stop());

const meet = (value: string, name = '', where = tenant) =>
  app.as(where, () =>
    app.db.tx(async (tx) => {
      const contact = { kind: 'email', value, name, language: null } as const;
      return (await app.get(CustomersService).findOrCreate(tx, contact)).id;
    }),
  );

describe('a customer', () => {
  it('is shown with identities, and changed field by field', async () => {
    const customerId = await meet('lea@exemple.fr', 'Léa Morin');
    const before = await nadia.call(getCustomer, { customerId });
    expect(before).toMatchObject({
      name: 'Léa Morin',
      language: null,
      valueClass: 'standard',
      notes: '',
      customFields: {},
      identities: [{ kind: 'email', value: 'lea@exemple.fr' }],
      merges: [],
      version: 1,
    });
    const wishes = {
      valueClass: 'key',
      notes: 'Appelle le soir',
      customFields: { Carte: 'K-12' },
      language: 'de',
    } as const;
    const after = await nadia.call(updateCustomer, { customerId, ...wishes, version: 1 });
    expect(after).toEqual({ ...before, ...wishes, version: 2 });
    expect((await nadia.call(updateCustomer, { customerId, language: null })).language).toBeNull();
  });

  it('is not overwritten by whoever saw an older version', async () => {
    const customerId = await meet('stale@exemple.fr', 'Ancien');
    const saves = await Promise.allSettled(
      ['Un', 'Deux', 'Trois'].map((name) => nadia.call(updateCustomer, { customerId, name, version: 1 })),
    );
    expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { code, status } = await refusal(nadia.call(updateCustomer, { customerId, name: 'Quatre', version: 1 }));
    expect({ code, status }).toEqual({ code: 'stale', status: 409 });
    expect((await nadia.call(getCustomer, { customerId })).version).toBe(2);
  });

  it('gets further addresses, each of which belongs to one person', async () => {
    const [lea, karim] = [await meet('lea.2@exemple.fr', 'Léa'), await meet('karim@exemple.fr', 'Karim')];
    const added = await nadia.call(addIdentity, { customerId: lea, kind: 'email', value: 'Lea@Work.example' });
    expect(added.identities.map(({ value }) => value)).toEqual(['lea.2@exemple.fr', 'lea@work.example']);
    expect(await meet('lea@work.example')).toBe(lea);
    const wish = { customerId: karim, kind: 'email', value: 'lea@work.example' } as const;
    const { code, details } = await refusal(nadia.call(addIdentity, wish));
    expect({ code, details }).toEqual({ code: 'already_exists', details: { customerId: lea } });
    const again = await nadia.call(addIdentity, { ...wish, customerId: lea });
    expect(again.identities).toHaveLength(2);
    const identityId = added.identities[1]!.id;
    expect(await refusalCode(nadia.call(removeIdentity, { customerId: karim, identityId }))).toBe('not_found');
    const removed = await nadia.call(removeIdentity, { customerId: lea, identityId });
    expect(removed.identities.map(({ value }) => value)).toEqual(['lea.2@exemple.fr']);
    expect(await meet('lea@work.example')).not.toBe(lea);
  });

  it('of another tenant is not there', async () => {
    const customerId = await meet('hidden@exemple.fr', 'Caché');
    const { identities } = await nadia.call(getCustomer, { customerId });
    const stranger = await signIn(app, await app.tenant(), { role: 'administrator' });
    const works = [
      stranger.call(getCustomer, { customerId }),
      stranger.call(updateCustomer, { customerId, name: 'X' }),
      stranger.call(addIdentity, { customerId, kind: 'email', value: 'x@exemple.fr' }),
      stranger.call(removeIdentity, { customerId, identityId: identities[0]!.id }),
    ];
    expect(new Set(await Promise.all(works.map(refusalCode)))).toEqual(new Set(['not_found']));
    expect((await stranger.call(searchCustomers, { q: 'hidden' })).customers).toEqual([]);
    const theirs = await stranger.call(searchCustomers, { cursor: customerId });
    expect(theirs.customers).toEqual([]);
  });
});

describe('the search', () => {
  it.each([
    ['zoé', ['Anne-Zoé Ébène', 'Zoé Müller']],
    ['ZOE', ['Anne-Zoé Ébène', 'Zoé Müller']],
    ['mull', ['Zoé Müller']],
    ['ebene', ['Anne-Zoé Ébène']],
    ['zoe mü', ['Zoé Müller']],
    ['oé', []],
    ['z.m', ['Zoé Müller']],
    ['chercher.example', ['Anne-Zoé Ébène', 'Zoé Müller']],
    ['100%', ['100% Coton']],
    ['%', []],
    ["' or 1=1 --", []],
  ])('for %j finds %j', async (q, names) => {
    const place = await searched();
    const { customers } = await place.call(searchCustomers, { q });
    expect(customers.map(({ name }) => name)).toEqual(names);
  });

  it('goes page by page through everybody, each once', async () => {
    const home = await app.tenant();
    const { call } = await signIn(app, home);
    for (let n = 0; n < 7; n += 1) await meet(`p${n}@pages.example`, n % 2 ? 'Pareil' : `Nom ${n}`, home);
    for (const q of ['', 'p']) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await call(searchCustomers, { q, limit: 2, cursor });
        seen.push(...page.customers.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
    }
    expect(await refusalCode(call(searchCustomers, { cursor: 'nonsense' }))).toBe('invalid_input');
  });
});

let place: TestPerson | undefined;
async function searched(): Promise<TestPerson> {
  if (place) return place;
  const home = await app.tenant();
  await meet('z.m@chercher.example', 'Zoé Müller', home);
  await meet('ae@chercher.example', 'Anne-Zoé Ébène', home);
  await meet('coton@other.example', '100% Coton', home);
  return (place = await signIn(app, home));
}
