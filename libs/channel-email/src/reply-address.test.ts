import { Secrets } from '@guichet/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase32, toBase32 } from './base32.ts';
import { ownMessageId, readOwnMessageId } from './message-id.ts';
import { plusAddress, readReplyAddress, replyToken } from './reply-address.ts';

const secrets = new Secrets({ GUICHET_SECRET: 'a'.repeat(32) } as never);
const other = new Secrets({ GUICHET_SECRET: 'b'.repeat(32) } as never);
const tenantId = '019a0000-0000-7000-8000-000000000001';
const addressOf = (number: number, base = 'sav@shop.example') =>
  plusAddress(base, replyToken(secrets, tenantId, number));

describe('signed reply addresses', () => {
  it('name the conversation, in any case', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (number) => {
        const address = addressOf(number);
        expect(address.indexOf('@')).toBeLessThanOrEqual(64);
        expect(readReplyAddress(secrets, tenantId, address.toUpperCase())).toBe(number);
      }),
    );
  });

  it('cannot be made up, moved to another conversation or tenant', () => {
    const address = addressOf(10482);
    const [, signature] = /-([a-z2-7]{26})@/.exec(address)!;
    expect(readReplyAddress(other, tenantId, address)).toBeNull();
    expect(readReplyAddress(secrets, '019a0000-0000-7000-8000-000000000002', address)).toBeNull();
    expect(readReplyAddress(secrets, tenantId, `sav+${(10483).toString(36)}-${signature}@shop.example`)).toBeNull();
    expect(readReplyAddress(secrets, tenantId, 'sav+10482@shop.example')).toBeNull();
    expect(readReplyAddress(secrets, tenantId, address.replace('+', ''))).toBeNull();
    expect(readReplyAddress(secrets, tenantId, '')).toBeNull();
  });

  it('stay plain when the local part has no room left', () => {
    const long = `${'a'.repeat(40)}@shop.example`;
    expect(addressOf(1, long)).toBe(long);
  });
});

describe('our Message-IDs', () => {
  const entryId = '019a1234-5678-7abc-8def-0123456789ab';
  it('say which entry they are, and only when we made them', () => {
    const id = ownMessageId(secrets, tenantId, entryId, 'shop.example');
    expect(ownMessageId(secrets, tenantId, entryId, 'shop.example')).toBe(id);
    expect(readOwnMessageId(secrets, tenantId, id)).toBe(entryId);
    expect(readOwnMessageId(other, tenantId, id)).toBeNull();
    expect(readOwnMessageId(secrets, tenantId, id.replace('0', '1'))).toBeNull();
    expect(readOwnMessageId(secrets, tenantId, 'CAF=x@mail.gmail.com')).toBeNull();
  });
});

it('base 32 gives back what it took', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(fromBase32(toBase32(bytes))).toEqual(Buffer.from(bytes));
    }),
  );
  expect(fromBase32('a1')).toBeNull();
});
