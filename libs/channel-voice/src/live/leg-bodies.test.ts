import { SipHeaders } from '@guichet/sip';
import { expect, it } from 'vitest';
import { digitOf, isHolding } from './leg-bodies.ts';

const info = (type: string, text: string) => ({
  headers: new SipHeaders({ 'content-type': type }),
  body: Buffer.from(text),
});

it.each([
  ['application/dtmf-relay', 'Signal=5\r\nDuration=160\r\n', '5'],
  ['application/dtmf-relay', 'signal = #\r\n', '#'],
  ['Application/DTMF-relay;x=y', 'Duration=160\r\nSignal=d\r\n', 'D'],
  ['application/dtmf', '*', '*'],
  ['application/dtmf-relay', 'Signal=12', null],
  ['application/dtmf-relay', '', null],
  ['application/dtmf', 'hello', null],
  ['text/plain', '5', null],
])('%s %j is the key %s', (type, text, digit) => {
  expect(digitOf(info(type, text))).toBe(digit);
});

it.each([
  ['sendrecv', false],
  ['recvonly', false],
  ['sendonly', true],
  ['inactive', true],
])('a=%s holds: %s', (direction, isHeld) => {
  expect(isHolding(`v=0\r\nm=audio 9 RTP/AVP 0\r\na=${direction}\r\n`)).toBe(isHeld);
});
