import { maskCards } from '@guichet/contracts';
import { previewOf } from '@guichet/conversations';

/** What a visitor chose, else how he begins; the order's number where he gave one. */
export function subjectOf(labels: readonly string[], orderReference: string, text: string): string {
  const words = labels.join(' › ') || previewOf(text);
  return maskCards(orderReference ? `${words} (${orderReference})` : words);
}

/** Announced beside a text in which a card's number was. */
export const CARD_MASKED = { kind: 'card-masked', detail: null };
