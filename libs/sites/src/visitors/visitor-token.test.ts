import { createHmac } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { accountVisitorId, readVisitorToken, visitorToken } from './visitor-token.ts';

const signer = {
  sign: (purpose: string, text: string, bytes = 32) =>
    createHmac('sha256', `key of ${purpose}`).update(text).digest().subarray(0, bytes),
  isSigned(purpose: string, text: string, signature: Buffer) {
    return this.sign(purpose, text).equals(signature);
  },
};
const NOW = new Date('2026-06-01T12:00:00Z');
const DAY = 86_400_000;
const later = (ms: number) => new Date(NOW.getTime() + ms);
const visitorId = uuid();

describe('a visitor’s token', () => {
  const browser = visitorToken(signer, 'site', { visitorId, isSigned: false }, NOW);
  const signed = visitorToken(signer, 'site', { visitorId, isSigned: true }, NOW);

  it('names him, for as long as it may', () => {
    expect(readVisitorToken(signer, 'site', browser, later(179 * DAY))).toEqual({ visitorId, isSigned: false });
    expect(readVisitorToken(signer, 'site', browser, later(181 * DAY))).toBeNull();
    expect(readVisitorToken(signer, 'site', signed, later(DAY - 1000))).toEqual({ visitorId, isSigned: true });
    expect(readVisitorToken(signer, 'site', signed, later(DAY + 1000))).toBeNull();
  });

  it('opens nothing on another site, changed, cut or made up', () => {
    expect(readVisitorToken(signer, 'other', browser, NOW)).toBeNull();
    const bytes = Buffer.from(browser, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = changed[at]! ^ 1;
      expect(readVisitorToken(signer, 'site', changed.toString('base64url'), NOW), String(at)).toBeNull();
    }
    for (const token of ['', 'x', browser.slice(0, -1), browser + 'A'])
      expect(readVisitorToken(signer, 'site', token, NOW)).toBeNull();
  });

  it('is of one person on every device', () => {
    const id = accountVisitorId(signer, 'site', 'lea');
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(accountVisitorId(signer, 'site', 'lea')).toBe(id);
    expect(accountVisitorId(signer, 'site', 'eve')).not.toBe(id);
    expect(accountVisitorId(signer, 'other', 'lea')).not.toBe(id);
  });
});
