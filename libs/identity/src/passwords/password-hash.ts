import { argon2, type Argon2Parameters, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's floor for argon2id (RFC 9106): 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const BYTES = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
/** NIST SP 800-63B: the same characters typed on another keyboard must match. */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'));
const parameters = (password: string, nonce: Buffer, cost: typeof COST): Argon2Parameters => ({
  message: bytesOf(password),
  nonce,
  tagLength: BYTES,
  ...cost,
});

/** A PHC string with parameters and salt, so that the cost can rise later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive('argon2id', parameters(password, salt, COST));
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(tag)}`;
}

/** What is compared where there is no hash, so that an unknown person costs the same time. */
const DUMMY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(randomBytes(16))}$${base64(randomBytes(BYTES))}`;

/** False for a null hash too, after the same work. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(hash ?? DUMMY) ?? [];
  if (!salt || !tag) throw new Error('not an argon2id hash');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const derived = await derive('argon2id', parameters(password, Buffer.from(salt, 'base64'), cost));
  const expected = Buffer.from(tag, 'base64');
  return derived.length === expected.length && timingSafeEqual(derived, expected) && hash !== null;
}
