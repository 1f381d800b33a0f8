import {
  addNote,
  downloadFile,
  getDraft,
  getRawMessage,
  getTimeline,
  saveDraft,
  sendMessage,
  undoSend,
  uploadAttachment,
} from '@guichet/contracts';
import { Clock, Files, Jobs } from '@guichet/platform';
import { eventually, refusalCode, signIn, type TestPerson } from '@guichet/testing';
import { v7 as uuid } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestDesk, type TestDesk } from '../test-desk.fixtures.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const HTML = Buffer.from('<html><script>alert(1)</script></html>');

let desk: TestDesk;
let tenant: string;
let inboxId: string;
let nadia: TestPerson;
let tom: TestPerson;
beforeAll(async () => {
  desk = await startTestDesk();
  tenant = await desk.app.tenant();
  inboxId = await desk.inbox(tenant);
  nadia = await signIn(desk.app, tenant);
  tom = await signIn(desk.app, tenant, { name: 'Tom' });
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => desk.app.stop());

const open = async () => (await desk.receive(tenant, inboxId)).conversationId;
const upload = (person: TestPerson, name: string, body: Buffer) =>
  person.call(uploadAttachment, { name }, { body: new Uint8Array(body) });
const send = (person: TestPerson, conversationId: string, attachmentIds: string[]) =>
  person.call(sendMessage, { conversationId, clientId: uuid(), mode: 'reply', html: '<p>Voici</p>', attachmentIds });

describe('an upload', () => {
  it('is named by its sender and typed by what it holds', async () => {
    expect(await upload(nadia, 'facture.pdf', PNG)).toMatchObject({
      ...{ name: 'facture.pdf', type: 'image/png', size: PNG.length, isInline: false },
    });
    expect((await upload(nadia, 'photo.png', HTML)).type).not.toMatch(/^image/);
  });

  it('is refused when empty or larger than 25 MB', async () => {
    expect(await refusalCode(upload(nadia, 'a', Buffer.alloc(0)))).toMatch(/invalid_input|unsupported_media_type/);
    expect(await refusalCode(upload(nadia, 'a', Buffer.alloc(25_000_001)))).toBe('too_large');
  });

  it('goes with one message of its uploader, never with another’s', async () => {
    const conversationId = await open();
    const { id } = await upload(nadia, 'photo.png', PNG);
    expect(await refusalCode(send(tom, conversationId, [id]))).toBe('not_found');
    const theft = tom.call(saveDraft, { conversationId, mode: 'reply', html: '', attachmentIds: [id] });
    expect(await refusalCode(theft)).toBe('not_found');
    const message = await send(nadia, conversationId, [id]);
    expect(message.attachments).toMatchObject([{ id, name: 'photo.png' }]);
    expect(await refusalCode(send(nadia, conversationId, [id]))).toBe('not_found');
    expect(await refusalCode(send(nadia, conversationId, [uuid()]))).toBe('not_found');
  });

  it('goes with only one of two messages that want it at once', async () => {
    const { id } = await upload(nadia, 'photo.png', PNG);
    const [one, two] = [await open(), await open()];
    const outcomes = await Promise.allSettled([send(nadia, one, [id]), send(nadia, two, [id])]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('comes back with a message that was taken back', async () => {
    const conversationId = await open();
    const ids = [(await upload(nadia, 'a.png', PNG)).id, (await upload(nadia, 'b.png', PNG)).id];
    const message = await send(nadia, conversationId, ids);
    await nadia.call(undoSend, { messageId: message.id });
    const { draft } = await nadia.call(getDraft, { conversationId });
    expect(draft!.attachments.map(({ id }) => id)).toEqual(ids);
    expect((await send(nadia, conversationId, ids)).attachments.map(({ name }) => name)).toEqual(['a.png', 'b.png']);
  });
});

describe('an upload that was forgotten', () => {
  it('goes, with its bytes, unless a message or a draft has it', async () => {
    const conversationId = await open();
    const lone = await upload(nadia, 'a', PNG);
    const drafted = await upload(nadia, 'b', PNG);
    const sent = await upload(nadia, 'c', PNG);
    await nadia.call(saveDraft, { conversationId, mode: 'reply', html: '', attachmentIds: [drafted.id] });
    await send(nadia, await open(), [sent.id]);
    const stored = () =>
      desk.app.as(tenant, () =>
        desk.app.db.tx((tx) =>
          tx.attachment.findMany({ where: { id: { in: [lone.id, drafted.id, sent.id] } }, orderBy: { id: 'asc' } }),
        ),
      );
    const { fileKey } = (await stored())[0]!;
    // The week is over.
    await desk.app.as(tenant, () =>
      desk.app.db.tx(async (tx) => {
        for (const { id } of [drafted, sent, lone])
          await desk.app.get(Jobs).add(tx, 'upload.forget', { attachmentId: id });
      }),
    );
    await eventually('the upload to go', async () => (await stored()).length === 2);
    expect((await stored()).map(({ id }) => id)).toEqual([drafted.id, sent.id]);
    await eventually('its bytes to go', () =>
      desk.app
        .as(tenant, () => desk.app.get(Files).get(fileKey))
        .then(
          () => false,
          () => true,
        ),
    );
  });
});

describe('a link to a file', () => {
  const fetchFile = (url: string) => fetch(desk.app.url + url);

  it('serves it as a download that no page can be made of', async () => {
    const { url } = await upload(nadia, 'page "1".html', HTML);
    const response = await fetchFile(url);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="page _1_.html"; filename*=UTF-8''page%20_1_.html`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-length': String(HTML.length),
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(HTML);
  });

  it('shows a picture', async () => {
    const { url } = await upload(nadia, 'photo.png', PNG);
    const { headers } = await fetchFile(url);
    expect(headers.get('content-type')).toBe('image/png');
    expect(headers.get('content-disposition')).toMatch(/^inline/);
  });

  it('ends after 15 minutes at most, and cannot be changed', async () => {
    const { url, id } = await upload(nadia, 'photo.png', PNG);
    const other = await upload(nadia, 'b.png', PNG);
    const token = Buffer.from(url.split('/').at(-1)!, 'base64url');
    const forged = Buffer.from(token);
    Buffer.from(other.id.replaceAll('-', ''), 'hex').copy(forged, 16);
    const later = Buffer.from(token);
    later.writeUIntBE(Date.now() + 86_400_000, 32, 6);
    for (const wrong of [forged.toString('base64url'), later.toString('base64url'), id, 'x'])
      expect(await refusalCode(desk.app.call(downloadFile, { token: wrong }))).toBe('not_found');
    const clock = desk.app.get(Clock);
    vi.spyOn(clock, 'now').mockReturnValue(new Date(Date.now() + 15 * 60_000));
    expect(await refusalCode(desk.app.call(downloadFile, { token: token.toString('base64url') }))).toBe('link_expired');
  });
});

describe('the raw mail', () => {
  it('is a download for whoever sees the conversation', async () => {
    const { entryId: messageId } = await desk.receive(tenant, inboxId, { hasRaw: true });
    expect(await refusalCode(nadia.call(getRawMessage, { messageId }))).toBe('not_found');
    const fileKey = await desk.app.as(tenant, () => desk.app.get(Files).put(HTML));
    vi.spyOn(desk.channel, 'openRaw').mockResolvedValue({ fileKey, fileName: 'mail.eml' });
    const response = await fetch(`${desk.app.url}/api/messages/${messageId}/raw`, {
      headers: { cookie: nadia.cookie },
    });
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="mail.eml"/);
    expect(await response.text()).toBe(HTML.toString());
    expect((await fetch(`${desk.app.url}/api/messages/${messageId}/raw`)).status).toBe(401);
  });
});

describe('a draft', () => {
  it('is each person’s own, replaced as it is typed, and gone when empty', async () => {
    const conversationId = await open();
    const to = [{ name: 'Léa', address: 'lea@x.test' }];
    await nadia.call(saveDraft, { conversationId, mode: 'reply', html: '<p>Bonj</p>' });
    const saved = await nadia.call(saveDraft, { conversationId, mode: 'forward', html: '<p>Bonjour</p>', to });
    const { draft } = await nadia.call(getDraft, { conversationId });
    expect(draft).toEqual({
      ...{ mode: 'forward', html: '<p>Bonjour</p>', to, cc: [], bcc: [], attachments: [], savedAt: saved.savedAt },
    });
    expect(await tom.call(getDraft, { conversationId })).toEqual({ draft: null });
    await tom.call(saveDraft, { conversationId, mode: 'note', html: '<p>à Tom</p>' });
    expect(await nadia.call(saveDraft, { conversationId, mode: 'reply', html: '<p></p>' })).toEqual({ savedAt: null });
    expect(await nadia.call(getDraft, { conversationId })).toEqual({ draft: null });
    expect((await tom.call(getDraft, { conversationId })).draft).toMatchObject({ mode: 'note' });
  });

  it('stays with its files when it has no words', async () => {
    const conversationId = await open();
    const { id } = await upload(nadia, 'photo.png', PNG);
    await nadia.call(saveDraft, { conversationId, mode: 'reply', html: '', attachmentIds: [id] });
    expect((await nadia.call(getDraft, { conversationId })).draft!.attachments).toMatchObject([{ id }]);
  });
});

describe('a note', () => {
  it('is written once, cleaned, and names only people of the house', async () => {
    const conversationId = await open();
    const stranger = await signIn(desk.app, await desk.app.tenant());
    await nadia.call(saveDraft, { conversationId, mode: 'note', html: '<p>À voir</p>' });
    const clientId = uuid();
    const mentionedUserIds = [tom.userId, stranger.userId, uuid(), tom.userId];
    const write = () =>
      nadia.call(addNote, { conversationId, clientId, html: '<p onclick="x">À voir</p><iframe>', mentionedUserIds });
    const [note] = await Promise.all([write(), write(), write()]);
    expect(note).toMatchObject({ html: '<p>À voir</p>', text: 'À voir', mentionedUserIds: [tom.userId] });
    const { entries } = await nadia.call(getTimeline, { conversationId });
    expect(entries.map(({ type }) => type)).toEqual(['message', 'note']);
    expect(await nadia.call(getDraft, { conversationId })).toEqual({ draft: null });
    const empty = nadia.call(addNote, { conversationId, clientId: uuid(), html: '<p> </p>' });
    expect(await refusalCode(empty)).toBe('invalid_input');
  });
});

describe('a timeline', () => {
  it('is read in pages from its end, or from where one is', async () => {
    const conversationId = await open();
    for (let index = 2; index <= 7; index += 1) await desk.receive(tenant, inboxId, { conversationId });
    const read = async (page: object) => {
      const { entries, hasMore } = await nadia.call(getTimeline, { conversationId, ...page });
      return [entries.map(({ sequence }) => sequence), hasMore];
    };
    expect(await read({ limit: 3 })).toEqual([[5, 6, 7], true]);
    expect(await read({ limit: 3, before: 5 })).toEqual([[2, 3, 4], true]);
    expect(await read({ limit: 3, before: 2 })).toEqual([[1], false]);
    expect(await read({ limit: 3, after: 2 })).toEqual([[3, 4, 5], true]);
    expect(await read({ after: 5 })).toEqual([[6, 7], false]);
    expect(await read({ after: 1e12 })).toEqual([[], false]);
  });
});
