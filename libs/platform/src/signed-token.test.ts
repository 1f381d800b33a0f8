import { expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { Secrets } from './secrets.ts';
import { bytesOfId, idOfBytes, readSignedToken, signedToken, type TokenKind } from './signed-token.ts';

const secrets = new Secrets(readConfig(process.env));
const KIND: TokenKind = { purpose: 'probe', length: 16, signature: 16 };
const ID = '01900000-0000-7000-8000-00000000abcd';

it('says what was signed, and nothing else', () => {
  const token = signedToken(secrets, KIND, bytesOfId(ID));
  expect(idOfBytes(readSignedToken(secrets, KIND, token))).toBe(ID);
  const changed = Buffer.from(token, 'base64url');
  changed[3]! ^= 1;
  const wrong = [
    ...['', 'AAAA', token.slice(0, -2), `${token}AA`, changed.toString('base64url'), '!'.repeat(43)],
    signedToken(secrets, { ...KIND, purpose: 'other' }, bytesOfId(ID)),
    signedToken(secrets, { ...KIND, signature: 32 }, bytesOfId(ID)),
  ];
  for (const one of wrong) expect(() => readSignedToken(secrets, KIND, one), one).toThrow('not_found');
});
