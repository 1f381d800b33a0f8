// A process of its own with many phones that speak; MediaPhones starts and asks it.
import { type Heard, MediaPhone } from './media-phone.ts';

export type LoadRequest =
  /** Gives a phone's number and its offer. */
  | { readonly type: 'offer' }
  /** The answer to that. */
  | { readonly type: 'accept'; readonly phone: number; readonly sdp: string }
  /** Gives another phone's number and its answer. */
  | { readonly type: 'answer'; readonly sdp: string }
  | { readonly type: 'figures' };
export interface Described {
  readonly phone: number;
  readonly sdp: string;
}
export interface LoadFigures {
  readonly sent: number;
  readonly received: number;
}
export type LoadReply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string }
  | { readonly phone: number; readonly heard: Heard };

const TICK_MS = 20;
const phones: MediaPhone[] = [];
const tell = (reply: LoadReply): void => void process.send!(reply);

process.on('message', ({ id, request }: { id: number; request: LoadRequest }) => {
  receive(request).then(
    (value) => tell({ id, value }),
    (error: unknown) => tell({ id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());

/** Each phone at a time of its own within the 20 ms. */
let [at, due] = [0, performance.now()];
setInterval(() => {
  const time = performance.now();
  for (; due <= time; due += TICK_MS / 4, at += 1) {
    for (let phone = at % 4; phone < phones.length; phone += 4) phones[phone]!.speak();
  }
}, TICK_MS / 4);

async function receive(request: LoadRequest): Promise<unknown> {
  if (request.type === 'accept') return phones[request.phone]!.accept(request.sdp);
  if (request.type === 'figures') return figures();
  const number = phones.length;
  const phone = new MediaPhone(number, (heard) => tell({ phone: number, heard }));
  phones.push(phone);
  return { phone: number, sdp: await (request.type === 'offer' ? phone.offer() : phone.answer(request.sdp)) };
}

function figures(): LoadFigures {
  const total = (key: 'sent' | 'received') => phones.reduce((sum, phone) => sum + phone[key], 0);
  return { sent: total('sent'), received: total('received') };
}
