import { Draft } from '@guichet/contracts';
import { contentOf, type Content } from './composer-content.ts';

/** What the server does not have yet rests in this browser, one entry per conversation. */
const keyOf = (conversationId: string) => `guichet.draft.${conversationId}`;

export function keepLocally(conversationId: string, { mode, html, recipients, attachments }: Content) {
  const draft = { mode, html, ...recipients, attachments, savedAt: new Date().toISOString() };
  try {
    localStorage.setItem(keyOf(conversationId), JSON.stringify(draft));
  } catch {
    // A full store: the server's copy remains, and the text is still on screen.
  }
}

export const forgetLocally = (conversationId: string) => localStorage.removeItem(keyOf(conversationId));

export function localDraft(conversationId: string): Content | null {
  try {
    const parsed = Draft.safeParse(JSON.parse(localStorage.getItem(keyOf(conversationId)) ?? 'null'));
    return parsed.success ? contentOf(parsed.data) : null;
  } catch {
    return null;
  }
}
