import type { Content } from './composer-content.ts';

/** What was just sent, as it was written, for as long as it can be taken back. */
const sent = new Map<string, Content>();

export function rememberSent(messageId: string, content: Content) {
  sent.set(messageId, content);
  setTimeout(() => sent.delete(messageId), 60_000);
}
export const sentContent = (messageId: string) => sent.get(messageId);
