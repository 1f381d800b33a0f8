import { expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { Secrets } from './secrets.ts';

const secrets = new Secrets(readConfig(process.env));
const others = new Secrets(readConfig({ ...process.env, GUICHET_SECRET: 'y'.repeat(40) }));

it('seals and opens, never twice alike', () => {
  const sealed = secrets.encrypt('motdepasse é');
  expect(secrets.decrypt(sealed)).toBe('motdepasse é');
  expect(secrets.encrypt('motdepasse é')).not.toBe(sealed);
});

it('refuses what was changed, or sealed by another installation', () => {
  const sealed = secrets.encrypt('secret');
  const [iv, tag, text] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
  text![0]! ^= 1;
  const changed = [iv!, tag!, text!].map((part) => part.toString('base64url')).join('.');
  expect(() => secrets.decrypt(changed)).toThrow();
  expect(() => others.decrypt(sealed)).toThrow();
});

it('signs for one purpose only', () => {
  const signature = secrets.sign('reply', 'conversation 1', 16);
  expect(signature.length).toBe(16);
  expect(secrets.isSigned('reply', 'conversation 1', signature, 16)).toBe(true);
  expect(secrets.isSigned('file', 'conversation 1', signature, 16)).toBe(false);
  expect(secrets.isSigned('reply', 'conversation 2', signature, 16)).toBe(false);
  expect(secrets.isSigned('reply', 'conversation 1', signature.subarray(0, 8), 16)).toBe(false);
});
