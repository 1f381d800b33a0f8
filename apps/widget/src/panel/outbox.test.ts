import type { Refused } from '@guichet/contracts';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Line } from '../loader/line.ts';
import type { Storage } from '../loader/storage.ts';
import { newClientId, openOutbox, type Outgoing, type Stored } from './outbox.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function browserStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    get: (name) => kept.get(name) ?? null,
    set: (name, value) => void (value === null ? kept.delete(name) : kept.set(name, value)),
    names: (start) => [...kept.keys()].filter((name) => name.startsWith(start)).sort(),
  };
}

type Fate = 'stored' | 'lost' | 'answer lost' | 'too many' | 'unavailable';
/** The network's far end: what it stored, in order, once for each client id, whatever the line does to question and answer. */
function farEnd(fates: Fate[]) {
  const stored: { clientId: string; conversationId: string; text: string }[] = [];
  const line: Line = {
    isUp: () => true,
    say: () => undefined,
    renew: () => undefined,
    ask: async <T>(name: string, data: unknown) => {
      const fate = fates.shift() ?? 'stored';
      const refusals: Partial<Record<Fate, Refused>> = {
        'too many': { ok: false, code: 'too_many_requests', retryAfterSeconds: 3 },
        unavailable: { ok: false, code: 'unavailable' },
      };
      if (refusals[fate]) return refusals[fate] as T;
      if (fate === 'lost') throw new Error('line');
      const { clientId, text, conversationId = 'c1' } = data as (typeof stored)[number];
      if (name === 'send' && conversationId === null) throw new Error('no conversation');
      if (!stored.some((one) => one.clientId === clientId)) stored.push({ clientId, conversationId, text });
      if (fate === 'answer lost') throw new Error('line');
      const message = { clientId, text } as Stored['message'];
      return { ok: true, message, ...(name === 'start' ? { chat: { conversationId: 'c1' } } : {}) } as T;
    },
  };
  return { stored, line };
}

const written = (text: string, more: Partial<Outgoing> = {}) => ({
  ...{ text, files: [], isMasked: false, conversationId: null as string | null },
  ...more,
});
const start = { language: 'fr' as const };

describe('the outbox', () => {
  it('brings everything over once and in order, whatever happens on the way', async () => {
    const fate = fc.constantFrom<Fate>('stored', 'lost', 'answer lost', 'too many', 'unavailable');
    const run = async (fates: Fate[]) => {
      const { stored, line } = farEnd([...fates]);
      const outbox = openOutbox({
        line,
        storage: browserStorage(),
        onStored: () => undefined,
        onChange: () => undefined,
      });
      for (const text of ['a', 'b', 'c', 'd']) {
        vi.advanceTimersByTime(1);
        outbox.add(text === 'a' ? { ...written(text), start } : written(text));
      }
      await vi.advanceTimersByTimeAsync(60_000);
      expect(stored.map(({ text, conversationId }) => text + conversationId)).toEqual(['ac1', 'bc1', 'cc1', 'dc1']);
      expect(outbox.all()).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(fc.array(fate, { maxLength: 12 }), run), { numRuns: 200 });
  });

  it('keeps what is written while the line is down, and a new page sends it', async () => {
    const storage = browserStorage();
    const down: Line = { ...farEnd([]).line, isUp: () => false };
    const nothing = { onStored: () => undefined, onChange: () => undefined };
    openOutbox({ line: down, storage, ...nothing }).add(written('kept', { conversationId: 'c7' }));
    await vi.advanceTimersByTimeAsync(10_000);
    const { stored, line } = farEnd([]);
    await openOutbox({ line, storage, ...nothing }).flush();
    expect(stored).toMatchObject([{ text: 'kept', conversationId: 'c7' }]);
  });

  it('keeps what is on its way until it is answered: a page that goes meanwhile loses nothing', async () => {
    const storage = browserStorage();
    const nothing = { onStored: () => undefined, onChange: () => undefined };
    const silent: Line = { ...farEnd([]).line, ask: () => new Promise(() => undefined) };
    openOutbox({ line: silent, storage, ...nothing }).add(written('on its way', { conversationId: 'c1' }));
    await vi.advanceTimersByTimeAsync(10);
    const { stored, line } = farEnd([]);
    await openOutbox({ line, storage, ...nothing }).flush();
    expect(stored).toMatchObject([{ text: 'on its way' }]);
  });

  it('stops at what the server will never take, says why, and lets the visitor decide', async () => {
    const seen: Outgoing[][] = [];
    const refused: Line = { ...farEnd([]).line, ask: <T>() => Promise.resolve({ ok: false, code: 'chat_ended' } as T) };
    const storage = browserStorage();
    const outbox = openOutbox({ line: refused, storage, onStored: () => undefined, onChange: (all) => seen.push(all) });
    outbox.add(written('too late', { conversationId: 'c1' }));
    await vi.advanceTimersByTimeAsync(10);
    expect(seen.at(-1)).toMatchObject([{ text: 'too late', state: 'failed', code: 'chat_ended' }]);
    outbox.remove(seen.at(-1)![0]!.clientId);
    expect(outbox.all()).toEqual([]);
  });

  it('names messages so that they sort by their time, and no two alike', () => {
    const ids = [1, 2, 3].map((step) => newClientId(1_790_000_000_000 + step));
    expect(ids.toSorted()).toEqual(ids);
    expect(newClientId(5)).not.toBe(newClientId(5));
  });
});
