import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readIdentity } from './signed-identity.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const EXP = NOW.getTime() / 1000 + 600;
const base64 = (value: object | string) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const sign = (text: string, secret: string) => createHmac('sha256', secret).update(text).digest('base64url');
const jwt = (payload: object, secret = 'one', header: object = { alg: 'HS256', typ: 'JWT' }) => {
  const signed = `${base64(header)}.${base64(payload)}`;
  return `${signed}.${sign(signed, secret)}`;
};
const plain = (payload: object, secret = 'one') => `${base64(payload)}.${sign(base64(payload), secret)}`;
const LEA = { sub: 'lea-1', name: 'Léa', email: 'Lea@Exemple.test', exp: EXP };
const READ = { id: 'lea-1', name: 'Léa', email: 'lea@exemple.test' };

describe('a signed identity', () => {
  it.each([
    ['a JWT', jwt(LEA), READ],
    ['payload and signature', plain(LEA), READ],
    ['the other live secret', jwt(LEA, 'two'), READ],
    ['a number as account', jwt({ sub: 7, exp: EXP }), { id: '7', name: '', email: '' }],
    ['a clock that is a little behind', jwt({ ...LEA, exp: EXP - 630 }), READ],
    ['a secret that is none', jwt(LEA, 'three'), null],
    ['no end', jwt({ sub: 'lea-1' }), null],
    ['an end that is past', jwt({ ...LEA, exp: EXP - 700 }), null],
    ['no algorithm', `${base64({ alg: 'none' })}.${base64(LEA)}.`, null],
    ['another algorithm under the right signature', jwt(LEA, 'one', { alg: 'RS256' }), null],
    ['a changed payload', jwt(LEA).replace(base64(LEA), base64({ ...LEA, sub: 'eve' })), null],
    ['a signature cut short', jwt(LEA).slice(0, -2), null],
    ['no address in the mail', jwt({ ...LEA, email: 'x' }), null],
    ['an empty account', jwt({ ...LEA, sub: ' ' }), null],
    ['nonsense', 'a.b.c', null],
    ['nothing', '', null],
  ])('%s', (_, identity, expected) => {
    expect(readIdentity(identity, ['one', 'two'], NOW)).toEqual(expected);
  });

  it('is worth nothing on a site without secrets', () => {
    expect(readIdentity(jwt(LEA, ''), [], NOW)).toBeNull();
  });
});
