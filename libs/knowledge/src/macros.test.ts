import { createMacro, deleteMacro, listMacros, updateMacro } from '@guichet/contracts';
import { ConversationsModule } from '@guichet/conversations';
import { CustomersModule } from '@guichet/customers';
import { IdentityModule } from '@guichet/identity';
import { makeTeam, refusalCode, signIn, startTestApp, type TestApp } from '@guichet/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KnowledgeModule } from './knowledge.module.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp([IdentityModule, CustomersModule, ConversationsModule, KnowledgeModule]);
});
afterAll(() => app.stop());

async function house() {
  const tenant = await app.tenant();
  const [nadia, karim] = [await signIn(app, tenant), await signIn(app, tenant)];
  return { tenant, nadia, karim, boss: await signIn(app, tenant, { role: 'supervisor' }) };
}
const greeting = { name: 'Bonjour', shortcut: 'Bonjour', html: '<p>Bonjour {{customer.firstName}},</p>' };

describe('macros', () => {
  it('are personal: made, changed and deleted by their owner, unseen by others', async () => {
    const { nadia, karim, boss } = await house();
    const macro = await nadia.call(createMacro, greeting);
    expect(macro).toMatchObject({ ...greeting, shortcut: 'bonjour', isShared: false });
    expect(macro.actions).toEqual({ addTags: [], assign: null, status: null, priority: null });
    for (const { call } of [karim, boss]) {
      expect((await call(listMacros, {})).macros).toEqual([]);
      expect(await refusalCode(call(updateMacro, { macroId: macro.id, name: 'X' }))).toBe('not_found');
      expect(await refusalCode(call(deleteMacro, { macroId: macro.id }))).toBe('not_found');
    }
    const changed = await nadia.call(updateMacro, { macroId: macro.id, name: 'Salut' });
    expect(changed).toEqual({ ...macro, name: 'Salut' });
    expect((await nadia.call(listMacros, {})).macros).toEqual([changed]);
    await nadia.call(deleteMacro, { macroId: macro.id });
    expect((await nadia.call(listMacros, {})).macros).toEqual([]);
  });

  it('are shared, and changed once shared, only by whoever may share', async () => {
    const { nadia, boss } = await house();
    expect(await refusalCode(nadia.call(createMacro, { ...greeting, isShared: true }))).toBe('forbidden');
    const own = await nadia.call(createMacro, greeting);
    expect(await refusalCode(nadia.call(updateMacro, { macroId: own.id, isShared: true }))).toBe('forbidden');
    const shared = await boss.call(createMacro, { ...greeting, isShared: true });
    expect((await nadia.call(listMacros, {})).macros.map(({ id }) => id).sort()).toEqual([own.id, shared.id].sort());
    expect(await refusalCode(nadia.call(updateMacro, { macroId: shared.id, name: 'X' }))).toBe('forbidden');
    expect(await refusalCode(nadia.call(updateMacro, { macroId: shared.id, isShared: false }))).toBe('forbidden');
    expect(await refusalCode(nadia.call(deleteMacro, { macroId: shared.id }))).toBe('forbidden');
    const taken = await boss.call(updateMacro, { macroId: shared.id, isShared: false });
    expect(taken.isShared).toBe(false);
    expect((await nadia.call(listMacros, {})).macros.map(({ id }) => id)).toEqual([own.id]);
  });

  it('of another tenant are not there, nor can they assign to its people', async () => {
    const [ours, theirs] = [await house(), await house()];
    const macro = await theirs.boss.call(createMacro, { ...greeting, isShared: true });
    expect((await ours.boss.call(listMacros, {})).macros).toEqual([]);
    expect(await refusalCode(ours.boss.call(updateMacro, { macroId: macro.id, name: 'X' }))).toBe('not_found');
    expect(await refusalCode(ours.boss.call(deleteMacro, { macroId: macro.id }))).toBe('not_found');
    const teamId = await makeTeam(app, theirs.tenant, 'Theirs');
    for (const assign of [{ userId: theirs.nadia.userId }, { teamId }])
      expect(await refusalCode(ours.boss.call(createMacro, { ...greeting, actions: { assign } }))).toBe('not_found');
  });

  it('keep no html that runs or loads', async () => {
    const { nadia } = await house();
    const html =
      '<p onclick="x()">a<script>alert(1)</script><img src="http://t.example/p.gif"><a href="javascript:x">b</a></p>';
    const macro = await nadia.call(createMacro, { ...greeting, html });
    expect(macro.html).toBe('<p>a<img /><a>b</a></p>');
    const changed = await nadia.call(updateMacro, { macroId: macro.id, html: '<iframe src="x"></iframe>ok' });
    expect(changed.html).toBe('ok');
  });

  it.each([['with space'], ['/slash'], [''], ['x'.repeat(41)]])('refuse the shortcut %j', async (shortcut) => {
    const { nadia } = await house();
    expect(await refusalCode(nadia.call(createMacro, { ...greeting, shortcut }))).toBe('invalid_input');
  });
});
