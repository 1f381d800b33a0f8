import { Draft } from '@guichet/contracts';
import { contentOf, type Content } from './composer-content.ts';

/** Whose draft of what. Several people use one browser after the other, and none finds another's words. */
interface Place {
  userId: string;
  conversationId: string;
}

/** What the server does not have yet rests in this browser, one entry per person and conversation. */
const keyOf = ({ userId, conversationId }: Place) => `guichet.draft.${userId}.${conversationId}`;

export function keepLocally(place: Place, { mode, html, recipients, attachments }: Content) {
  const draft = { mode, html, ...recipients, attachments, savedAt: new Date().toISOString() };
  try {
    localStorage.setItem(keyOf(place), JSON.stringify(draft));
  } catch {
    // A full store: the server's copy remains, and the text is still on screen.
  }
}

export const forgetLocally = (place: Place) => localStorage.removeItem(keyOf(place));

export function localDraft(place: Place): Content | null {
  try {
    const parsed = Draft.safeParse(JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null'));
    return parsed.success ? contentOf(parsed.data) : null;
  } catch {
    return null;
  }
}
