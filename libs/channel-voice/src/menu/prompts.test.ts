import { readFileSync } from 'node:fs';
import {
  addressOf,
  deleteVoicePrompt,
  listAudit,
  listVoicePrompts,
  playVoicePrompt,
  updateSite,
  uploadVoicePrompt,
} from '@guichet/contracts';
import { Audit, Files } from '@guichet/platform';
import { eventually, refusalCode, signIn, type TestApp } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { toneFile } from '../../../media/src/audio/tone-file.fixtures.ts';
import { openVoiceHouse, startVoiceApp, type VoiceHouse } from '../voice-house.fixtures.ts';
import { SpokenWords } from './spoken-words.service.ts';
import { positionPrompt, pressPrompt, standardPrompt } from './standard-prompts.ts';

const item = (id: string) => ({ id, label: { fr: id, en: id } });
let app: TestApp;
let house: VoiceHouse;
beforeAll(async () => {
  app = await startVoiceApp();
  house = await openVoiceHouse(app, { menu: [item('orders'), item('hours')] });
});
afterAll(() => app.stop());

const put = (place: { prompt: 'welcome' | 'wait' | 'choice' | 'answer'; menuId?: string }, body = toneFile(440, 0.5)) =>
  house.admin.call(
    uploadVoicePrompt,
    { siteId: house.site.id, language: 'fr', ...place },
    { body: new Uint8Array(body) },
  );
const listed = async () => (await house.admin.call(listVoicePrompts, { siteId: house.site.id })).prompts;
const keys = () => house.inTenant((tx) => tx.voicePrompt.findMany({ where: { siteId: house.site.id } }));
const isStored = (fileKey: string) =>
  app
    .as(house.tenant, () => app.get(Files).get(fileKey))
    .then(
      () => true,
      () => false,
    );
const said = (words: Parameters<SpokenWords['soundsOf']>[1]) =>
  app.as(house.tenant, () => app.get(SpokenWords).soundsOf({ siteId: house.site.id, language: 'fr' }, words));

describe('the standard prompts', () => {
  it.each(['fr', 'en'] as const)('are there in both codecs: %s', (language) => {
    const names = ['welcome', 'recorded', 'choose', 'not-understood', 'wait', 'nobody'] as const;
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const all = [
      ...names.map((name) => standardPrompt(language, name)),
      ...numbers.flatMap((number) => [pressPrompt(language, number), positionPrompt(language, number)]),
      positionPrompt(language, 10),
    ];
    for (const path of all) {
      expect(readFileSync(`${path}.opus`).toString('latin1', 0, 4)).toBe('OggS');
      expect(readFileSync(`${path}.alaw`).length).toBeGreaterThan(4_000);
    }
  });
});

describe('a prompt of the site', () => {
  it('takes the place of the one before, and of the standard one; deleted, that one is back', async () => {
    const words = [{ prompt: 'welcome' as const }, { prompt: 'press' as const, number: 2 }];
    expect(await said(words)).toEqual([standardPrompt('fr', 'welcome'), pressPrompt('fr', 2)]);
    const first = await put({ prompt: 'welcome' });
    expect(first).toMatchObject({ prompt: 'welcome', menuId: null, language: 'fr' });
    expect(first.seconds).toBeCloseTo(0.5, 2);
    const [before] = await keys();
    const second = await put({ prompt: 'welcome' }, toneFile(440, 0.8));
    expect(await listed()).toEqual([second]);
    expect(await isStored(before!.fileKey)).toBe(false);
    const [sound] = await said(words);
    expect(readFileSync(`${sound}.alaw`).length).toBeGreaterThanOrEqual(0.8 * 8_000);
    expect(readFileSync(`${sound}.opus`).toString('latin1', 0, 4)).toBe('OggS');
    await house.admin.call(deleteVoicePrompt, { siteId: house.site.id, promptId: second.id });
    expect(await listed()).toEqual([]);
    expect((await said(words))[0]).toBe(standardPrompt('fr', 'welcome'));
    const { entries } = await house.admin.call(listAudit, {});
    expect(entries.slice(0, 3).map(({ action }) => action)).toEqual([
      ...['site.prompt-deleted', 'site.prompt-changed', 'site.prompt-changed'],
    ]);
  });

  it('can be listened to, by whoever sets up the site', async () => {
    const { id } = await put({ prompt: 'wait' });
    const { url } = addressOf(playVoicePrompt, { siteId: house.site.id, promptId: id });
    const response = await fetch(app.url + url, { headers: { cookie: house.admin.cookie } });
    expect(response.headers.get('content-type')).toBe('audio/ogg');
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1', 0, 4)).toBe('OggS');
    const agent = await signIn(app, house.tenant);
    expect((await fetch(app.url + url, { headers: { cookie: agent.cookie } })).status).toBe(403);
    const stranger = await signIn(app, await app.tenant(), { role: 'administrator' });
    expect((await fetch(app.url + url, { headers: { cookie: stranger.cookie } })).status).toBe(404);
  });

  it('of a choice names one of the menu, and goes with it', async () => {
    expect(await refusalCode(put({ prompt: 'choice' }))).toBe('invalid_input');
    expect(await refusalCode(put({ prompt: 'choice', menuId: 'unknown' }))).toBe('invalid_input');
    expect(await refusalCode(put({ prompt: 'welcome', menuId: 'orders' }))).toBe('invalid_input');
    const { id } = await put({ prompt: 'choice', menuId: 'orders' });
    await put({ prompt: 'answer', menuId: 'hours' });
    expect(await said([{ prompt: 'choice', menuId: 'hours' }])).toEqual([]);
    expect(await said([{ prompt: 'choice', menuId: 'orders' }])).toHaveLength(1);
    await house.admin.call(updateSite, { siteId: house.site.id, menu: [item('hours')] });
    await eventually('the prompt to go', async () => !(await listed()).some((one) => one.id === id));
    expect((await listed()).some(({ menuId }) => menuId === 'hours')).toBe(true);
  });

  it('is refused when it is no sound, or too long, and nothing is kept', async () => {
    const before = await listed();
    expect(await refusalCode(put({ prompt: 'welcome' }, Buffer.from('no sound')))).toBe('unsupported_media_type');
    expect(await refusalCode(put({ prompt: 'welcome' }, toneFile(440, 61)))).toBe('too_large');
    const elsewhere = { siteId: uuid(), language: 'fr' as const, prompt: 'welcome' as const };
    const lost = house.admin.call(uploadVoicePrompt, elsewhere, { body: new Uint8Array(toneFile(440, 0.5)) });
    expect(await refusalCode(lost)).toBe('not_found');
    expect(await listed()).toEqual(before);
  });

  it('leaves no file behind when its row cannot be written', async () => {
    const [stored, told] = [vi.spyOn(app.get(Files), 'put'), vi.spyOn(app.get(Audit), 'record')];
    told.mockRejectedValueOnce(new Error('no database'));
    expect(await refusalCode(put({ prompt: 'welcome' }))).toBe('internal');
    expect(await isStored(await (stored.mock.results[0]!.value as Promise<string>))).toBe(false);
    vi.restoreAllMocks();
  });
});
