import { addressOf, getRawMessage } from '@guichet/contracts';

/** Where the mail lies as it came in. */
export const rawLink = (messageId: string) => addressOf(getRawMessage, { messageId }).url;
