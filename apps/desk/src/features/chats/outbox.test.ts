import { afterEach, beforeEach, expect, it, vi } from 'vitest';

interface Sent {
  clientId: string;
  html: string;
}
const sent: Sent[] = [];
let answer: (body: Sent) => Response | Promise<Response>;
const person = { name: 'Nadia', address: '' };
const stored = ({ clientId }: Sent) =>
  Response.json({
    ...{ id: '0193a5f0-0000-7000-8000-000000000001', conversationId: '0193a5f0-0000-7000-8000-000000000002', clientId },
    ...{ type: 'message', sequence: sent.length, at: '2026-11-20T09:00:00.000Z', direction: 'out', kind: 'normal' },
    ...{ authorUserId: null, from: person, to: [], cc: [], bcc: [], subject: '', text: '', quotedText: '', html: null },
    ...{ hasRemoteImages: false, attachments: [], notices: [], delivery: 'sent', heldUntil: null, deliveryError: null },
    hasRaw: false,
  });
const refused = (status: number, code: string) => () => Response.json({ code, requestId: 'r' }, { status });
const kept = new Map<string, string>();
const text = (html: string) => ({ userId: 'nadia', conversationId: 'c1', html, text: html, attachments: [] });
const nothing = () => undefined;

async function open() {
  vi.resetModules();
  const outbox = await import('./outbox.ts');
  outbox.sendAs('nadia');
  return outbox;
}
beforeEach(() => {
  sent.length = 0;
  kept.clear();
  vi.useFakeTimers();
  vi.stubGlobal('window', { addEventListener: nothing, removeEventListener: nothing });
  vi.stubGlobal(
    'localStorage',
    new Proxy(
      {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
        removeItem: (key: string) => void kept.delete(key),
      },
      { ownKeys: () => [...kept.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) },
    ),
  );
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body) as Sent);
    return Promise.resolve(answer(sent.at(-1)!));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const settled = () => vi.advanceTimersByTimeAsync(0);

it('sends one after the other, and keeps nothing that the server has', async () => {
  const { post } = await open();
  const answers: (() => void)[] = [];
  answer = (body) => new Promise((resolve) => answers.push(() => resolve(stored(body))));
  const entries: string[] = [];
  post(text('one'), () => entries.push('one'));
  post(text('two'), () => entries.push('two'));
  await settled();
  expect(sent.map(({ html }) => html)).toEqual(['one']);
  answers[0]!();
  await settled();
  expect(sent.map(({ html }) => html)).toEqual(['one', 'two']);
  answers[1]!();
  await settled();
  expect([entries, kept.size]).toEqual([['one', 'two'], 0]);
});

it('sends the same again under the same id until it is answered, and another page goes on with it', async () => {
  const first = await open();
  answer = () => {
    throw new TypeError('network');
  };
  first.post(text('one'), nothing);
  await settled();
  expect(kept.size).toBe(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(sent).toHaveLength(2);
  answer = stored;
  const second = await open();
  await settled();
  expect(new Set(sent.map(({ clientId }) => clientId)).size).toBe(1);
  expect(kept.size).toBe(0);
  second.sendAs('tom');
});

it('holds what was refused until somebody decides, and lets the next go', async () => {
  const { post } = await open();
  answer = refused(404, 'not_found');
  post(text('one'), nothing);
  await settled();
  answer = stored;
  post(text('two'), nothing);
  await settled();
  expect(sent.map(({ html }) => html)).toEqual(['one', 'two']);
  expect([...kept.values()].map((value) => JSON.parse(value) as object)).toMatchObject([
    { html: 'one', state: 'failed', error: { status: 404, code: 'not_found' } },
  ]);
});

it('never sends what another person left in this browser', async () => {
  const { post } = await open();
  answer = stored;
  post({ ...text('one'), userId: 'tom' }, nothing);
  await settled();
  expect([sent, kept.size]).toEqual([[], 1]);
});
