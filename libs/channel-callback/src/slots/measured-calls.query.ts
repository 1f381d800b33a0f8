import type { Tx } from '@guichet/platform';
import { type Handled, handledLately } from '@guichet/routing';

/** So that a change in how a queue works is seen within days. */
const RECENT = 50;

/** How long calls of a queue have taken lately, from pages as well as to numbers: an agent does the same in both. */
export const measuredCalls = (tx: Tx, queueId: string): Promise<Handled> =>
  handledLately(tx, { queueId, channels: ['callback', 'voice'], most: RECENT });
