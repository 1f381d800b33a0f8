import {
  addIdentity,
  getCustomer,
  listAudit,
  mergeCustomers,
  searchCustomers,
  unmergeCustomers,
  updateCustomer,
} from '@guichet/contracts';
import { IdentityModule } from '@guichet/identity';
import type { Tx } from '@guichet/platform';
import { refusal, refusalCode, signIn, startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CustomersModule } from './customers.module.ts';
import { CustomersService } from './customers.service.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([IdentityModule, CustomersModule]);
});
afterAll(() => app.stop());

const inTx = <T>(tenant: string, work: (tx: Tx) => Promise<T>) => app.as(tenant, () => app.db.tx(work));
/** A tenant with a supervisor and customers by these names, at `<name>@exemple.fr`. */
async function people<N extends string>(...names: N[]) {
  const tenant = await app.tenant();
  const boss = await signIn(app, tenant, { role: 'supervisor', name: 'Ada' });
  const ids = {} as Record<N, string>;
  for (const name of names) ids[name] = await meet(tenant, name);
  const merge = (into: string, mergedId: string) => boss.call(mergeCustomers, { customerId: into, mergedId });
  const lastMerge = async (customerId: string) => (await boss.call(getCustomer, { customerId })).merges[0]!.id;
  const unmerge = async (customerId: string) =>
    boss.call(unmergeCustomers, { customerId, mergeId: await lastMerge(customerId) });
  return { tenant, boss, ids, merge, unmerge, lastMerge };
}
const meet = (tenant: string, name: string) =>
  inTx(tenant, async (tx) => {
    const contact = { kind: 'email', value: `${name}@exemple.fr`, name, language: null } as const;
    return (await app.get(CustomersService).findOrCreate(tx, contact)).id;
  });
const pointers = (tenant: string) =>
  inTx(tenant, async (tx) => {
    const found = await tx.customer.findMany({ orderBy: { name: 'asc' } });
    const nameOf = new Map(found.map(({ id, name }) => [id, name]));
    return Object.fromEntries(found.map(({ name, mergedIntoId }) => [name, mergedIntoId && nameOf.get(mergedIntoId)]));
  });

describe('a merge', () => {
  it('makes two records one person, and moves nothing', async () => {
    const { tenant, boss, ids, merge } = await people('lea', 'lea-pro');
    const merged = await merge(ids.lea, ids['lea-pro']);
    expect(merged).toMatchObject({
      id: ids.lea,
      name: 'lea',
      merges: [{ mergedName: 'lea-pro', by: 'Ada' }],
      version: 2,
    });
    expect(merged.identities.map(({ value }) => value)).toEqual(['lea@exemple.fr', 'lea-pro@exemple.fr']);
    expect(await boss.call(getCustomer, { customerId: ids['lea-pro'] })).toEqual(merged);
    expect(await meet(tenant, 'lea-pro')).toBe(ids['lea-pro']);
    const { customers } = await boss.call(searchCustomers, { q: 'lea-pro' });
    expect(customers).toEqual([{ id: ids.lea, name: 'lea', email: 'lea@exemple.fr', valueClass: 'standard' }]);
    await boss.call(updateCustomer, { customerId: ids['lea-pro'], notes: 'Une seule personne' });
    expect((await boss.call(getCustomer, { customerId: ids.lea })).notes).toBe('Une seule personne');
    const { entries } = await boss.call(listAudit, {});
    expect(entries[0]).toMatchObject({
      action: 'customer.merged',
      subjectId: ids.lea,
      data: { mergedId: ids['lea-pro'] },
    });
  });

  it('is undone to what was before, and what was added since stays with the one it was added to', async () => {
    const { tenant, boss, ids, merge, unmerge } = await people('a', 'b');
    await merge(ids.a, ids.b);
    await boss.call(addIdentity, { customerId: ids.b, kind: 'email', value: 'new@exemple.fr' });
    const { customer, separated } = await unmerge(ids.a);
    expect(customer.identities.map(({ value }) => value)).toEqual(['a@exemple.fr', 'new@exemple.fr']);
    expect(separated).toMatchObject({ id: ids.b, name: 'b', identities: [{ value: 'b@exemple.fr' }], merges: [] });
    expect(customer.merges).toEqual([]);
    expect(await pointers(tenant)).toEqual({ a: null, b: null });
    await merge(ids.b, ids.a);
    expect(await pointers(tenant)).toEqual({ a: 'b', b: null });
  });

  it('of merged records stays one step deep, and comes apart in the order it was made', async () => {
    const { tenant, boss, ids, merge, unmerge, lastMerge } = await people('a', 'b', 'c', 'd');
    await merge(ids.b, ids.c);
    const innerMerge = await lastMerge(ids.b);
    await merge(ids.a, ids.b);
    await merge(ids.c, ids.d); // c stands for a
    expect(await pointers(tenant)).toEqual({ a: null, b: 'a', c: 'a', d: 'a' });
    expect((await boss.call(getCustomer, { customerId: ids.c })).identities).toHaveLength(4);
    const inner = { customerId: ids.a, mergeId: innerMerge };
    expect(await refusalCode(boss.call(unmergeCustomers, inner))).toBe('not_found');
    await unmerge(ids.a);
    expect(await pointers(tenant)).toEqual({ a: null, b: 'a', c: 'a', d: null });
    await unmerge(ids.a);
    expect(await pointers(tenant)).toEqual({ a: null, b: null, c: 'b', d: null });
    await boss.call(unmergeCustomers, { ...inner, customerId: ids.b });
    expect(await pointers(tenant)).toEqual({ a: null, b: null, c: null, d: null });
  });

  it('is refused where it is done already, with itself, or of a record that belongs to somebody else', async () => {
    const { boss, ids, merge, lastMerge } = await people('a', 'b', 'c');
    await merge(ids.a, ids.b);
    for (const [into, merged] of [
      ['a', 'b'],
      ['b', 'a'],
      ['a', 'a'],
      ['b', 'b'],
    ] as const) {
      const { code, status } = await refusal(merge(ids[into], ids[merged]));
      expect({ code, status }).toEqual({ code: 'already_merged', status: 409 });
    }
    const { code, details } = await refusal(merge(ids.c, ids.b));
    expect({ code, details }).toEqual({ code: 'already_merged', details: { customerId: ids.a } });
    const undo = { customerId: ids.a, mergeId: await lastMerge(ids.a) };
    await boss.call(unmergeCustomers, undo);
    expect(await refusalCode(boss.call(unmergeCustomers, undo))).toBe('not_found');
  });

  it('and its opposite at the same time leave one of them, never a ring', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { tenant, ids, merge } = await people('a', 'b');
      const results = await Promise.allSettled([merge(ids.a, ids.b), merge(ids.b, ids.a)]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(Object.values(await pointers(tenant)).filter((into) => into === null)).toHaveLength(1);
    }
  });

  it('in a ring of five at the same time leaves one root that all point at', async () => {
    const { tenant, ids, merge } = await people('a', 'b', 'c', 'd', 'e');
    const ring = Object.values(ids);
    await Promise.allSettled(ring.map((id, index) => merge(id, ring[(index + 1) % ring.length]!)));
    const into = await pointers(tenant);
    const roots = Object.keys(into).filter((name) => into[name] === null);
    for (const target of Object.values(into)) if (target) expect(roots).toContain(target);
  });

  it('is for supervisors, within their tenant', async () => {
    const { tenant, ids, merge, lastMerge } = await people('a', 'b', 'c');
    await merge(ids.a, ids.b);
    const undo = { customerId: ids.a, mergeId: await lastMerge(ids.a) };
    const agent = await signIn(app, tenant);
    expect(await refusalCode(agent.call(mergeCustomers, { customerId: ids.a, mergedId: ids.c }))).toBe('forbidden');
    expect(await refusalCode(agent.call(unmergeCustomers, undo))).toBe('forbidden');
    const other = await people('x');
    const crossed = { customerId: other.ids.x, mergedId: ids.c };
    expect(await refusalCode(other.boss.call(mergeCustomers, crossed))).toBe('not_found');
    expect(await refusalCode(other.boss.call(unmergeCustomers, undo))).toBe('not_found');
  });
});

describe('what other libs ask', () => {
  it('is answered for a merged record with its root, by the id asked for', async () => {
    const { tenant, ids, merge } = await people('a', 'b', 'c');
    await merge(ids.a, ids.b);
    const nobody = '00000000-0000-7000-8000-000000000000';
    const customers = app.get(CustomersService);
    await inTx(tenant, async (tx) => {
      const asked = [ids.b, ids.a, ids.c, nobody, ids.b];
      expect(await customers.rootOf(tx, asked)).toEqual(
        new Map([
          [ids.a, ids.a],
          [ids.b, ids.a],
          [ids.c, ids.c],
        ]),
      );
      expect((await customers.familyOf(tx, ids.b)).sort()).toEqual([ids.a, ids.b].sort());
      expect(await customers.familyOf(tx, nobody)).toEqual([]);
      const summaries = await customers.summaries(tx, asked);
      expect([...summaries.keys()].sort()).toEqual([ids.a, ids.b, ids.c].sort());
      expect(summaries.get(ids.b)).toEqual({ id: ids.a, name: 'a', email: 'a@exemple.fr', valueClass: 'standard' });
      expect(await customers.summaries(tx, [])).toEqual(new Map());
    });
  });
});
