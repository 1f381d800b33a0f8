import { expect, it } from 'vitest';
import { acknowledgement } from './acknowledgement-text.ts';
import { doorName, readDoor, withoutToken } from './door-address.ts';
import { judgeFailure } from './intake-failure.ts';
import { IntakeError } from './intake/intake-pool.ts';
import { peekHeaders } from './peek-headers.ts';

const unavailable = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

it.each([
  ['a mail that breaks the parser', new IntakeError('memory', 'x'), 1, { again: false, reason: 'memory' }],
  ['a pool that closes', new IntakeError('closed', 'x'), 1, { again: true }],
  ['a database that is away', unavailable, 6, { again: true }],
  ['a database that stays away', unavailable, 20, { again: false, reason: 'unavailable' }],
  ['a collision of transactions', new Error('deadlock detected'), 7, { again: true }],
  ['an unforeseen error', new Error('query:\nnull value\0'), 5, { again: true }],
  [
    'an unforeseen error again and again',
    new Error('query:\nnull value\0'),
    6,
    { again: false, reason: 'failed: null value' },
  ],
])('%s', (_, error, attempts, verdict) => {
  expect(judgeFailure(error, attempts)).toEqual(verdict);
});

it('reads From and Subject of any bytes', () => {
  expect(peekHeaders(Buffer.from('Subject: a\r\n b\0\r\nFROM:  x@y \n\nSubject: no'))).toEqual({
    fromText: 'x@y',
    subject: 'a b',
  });
  expect(peekHeaders(Buffer.alloc(100))).toEqual({ fromText: '', subject: '' });
});

it('finds the door in an address', () => {
  expect(readDoor('SAV-abc@In.Guichet.test', 'in.guichet.test')).toBe('sav-abc');
  expect(readDoor('sav-abc+1-xyz@in.guichet.test', 'in.guichet.test')).toBe('sav-abc');
  expect(readDoor('sav-abc@elsewhere.test', 'in.guichet.test')).toBeNull();
  expect(readDoor('in.guichet.test', 'in.guichet.test')).toBeNull();
  expect(withoutToken('sav+1-xyz@shop.example')).toBe('sav@shop.example');
  expect(doorName('Service après-vente & Cie (France)', 'q3x7ab')).toBe('service-apres-vente-q3x7ab');
  expect(doorName('客服', 'q3x7ab')).toBe('inbox-q3x7ab');
});

it('fills its own variables into an acknowledgement and nothing else', () => {
  const facts = { number: 7, inboxName: 'Riva', hours: 24 };
  expect(acknowledgement('', 'fr', facts).text).toContain('numéro 7');
  expect(acknowledgement('{{ number }} {{conversation.number}} {{hours}}h {{customer.name}}!', 'en', facts)).toEqual({
    subject: 'Riva: your mail has arrived [#7]',
    text: '7 7 24h !',
  });
});
