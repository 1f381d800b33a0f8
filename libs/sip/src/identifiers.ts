import { randomBytes } from 'node:crypto';
import { MAGIC_COOKIE } from './messages/via.ts';

const random = (bytes: number): string => randomBytes(bytes).toString('hex');

/** RFC 3261 §19.3 asks for 32 random bits at least. */
export const newTag = (): string => random(8);
export const newCallId = (): string => random(16);
/** §8.1.1.7 */
export const newBranch = (): string => `${MAGIC_COOKIE}${random(12)}`;
