import { readFileSync } from 'node:fs';
import * as z from 'zod';

const Payloads = z.array(z.object({ id: z.string().min(1), p: z.string() })).min(1);
export type Payload = z.infer<typeof Payloads>[number];

/** The ways by which a stranger's words come to the desk and into the widget; a file's name by mail and by chat. */
export const CHANNELS = [
  'mail body',
  'subject',
  'sender name',
  'file name',
  'chat text',
  'visitor name',
  'page title',
] as const;
export type Channel = (typeof CHANNELS)[number];
const BY_MAIL: readonly Channel[] = ['mail body', 'subject', 'sender name', 'file name'];
const BY_CHAT: readonly Channel[] = ['file name', 'chat text', 'visitor name', 'page title'];

/** One payload by one way. */
export interface Piece {
  channel: Channel;
  payload: Payload;
}
/** Somebody who writes a mail and chats, and hides one payload in as many places as `pieces` says. */
export interface Stranger {
  payload: Payload;
  pieces: Piece[];
}

export function readPayloads(path: string): Payload[] {
  const read = Payloads.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!read.success) throw new Error(`${path} is no array of { id, p }: ${z.prettifyError(read.error)}`);
  return read.data;
}

export const allPieces = (payloads: readonly Payload[]): Piece[] =>
  payloads.flatMap((payload) => CHANNELS.map((channel) => ({ channel, payload })));

export const strangersOf = (pieces: readonly Piece[]): Stranger[] =>
  [...Map.groupBy(pieces, ({ payload }) => payload)].map(([payload, own]) => ({ payload, pieces: own }));

const by = (ways: readonly Channel[]) => (stranger: Stranger) =>
  stranger.pieces.filter(({ channel }) => ways.includes(channel));
export const byMail = by(BY_MAIL);
export const byChat = by(BY_CHAT);

/** What stands in a place: the payload, or harmless words where this stranger hides none. */
export const wordsIn = ({ payload, pieces }: Stranger, channel: Channel, harmless: string, most = Infinity): string =>
  (pieces.some((piece) => piece.channel === channel) && payload.p.trim().slice(0, most).trim()) || harmless;

/** Those of one way each; of a single way, halves. */
export function partsOf(pieces: readonly Piece[]): Piece[][] {
  const ways = [...Map.groupBy(pieces, ({ channel }) => channel).values()];
  if (ways.length > 1) return ways;
  const middle = Math.ceil(pieces.length / 2);
  return [pieces.slice(0, middle), pieces.slice(middle)];
}
