import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EMPTY } from './composer-content.ts';
import { forgetLocally, keepLocally, localDraft } from './local-draft.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

it('what one person left unsaved is not there for the next one at the same browser', () => {
  const [mine, theirs] = ['nadia', 'tom'].map((userId) => ({ userId, conversationId: 'c1' })) as [Place, Place];
  keepLocally(mine, { ...EMPTY, html: '<p>Entre nous</p>' });
  expect(localDraft(theirs)).toBeNull();
  forgetLocally(theirs);
  expect(localDraft(mine)?.html).toBe('<p>Entre nous</p>');
  forgetLocally(mine);
  expect(localDraft(mine)).toBeNull();
});

type Place = Parameters<typeof localDraft>[0];
