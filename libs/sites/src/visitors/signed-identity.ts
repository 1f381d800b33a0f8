import { createHmac, timingSafeEqual } from 'node:crypto';
import { storable } from '@guichet/platform';
import * as z from 'zod';

/** A person as the shop knows him. */
export interface Account {
  id: string;
  name: string;
  email: string;
}

const Payload = z.object({
  sub: z.union([z.string().trim().min(1).max(200), z.number().int().transform(String)]),
  name: z.string().trim().max(200).default(''),
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()).or(z.literal('')).default(''),
  /** Seconds since the epoch. */
  exp: z.number(),
});

/** Whose clock runs ahead or behind by so much is believed. */
const LEEWAY_SECONDS = 60;

/**
 * Reads who a visitor is from what the shop's server signed: a JWT with HS256 (RFC 7519), or `payload.signature`. The algorithm
 * is ours to say, not the token's: whatever else its header names is refused. Null when no secret fits or it has expired.
 */
export function readIdentity(identity: string, secrets: readonly string[], now: Date): Account | null {
  const parts = identity.split('.');
  const [payload, signature] = parts.slice(-2);
  if (parts.length < 2 || parts.length > 3 || !payload || !signature) return null;
  if (parts.length === 3 && algorithmOf(parts[0]!) !== 'HS256') return null;
  const signed = parts.slice(0, -1).join('.');
  if (!secrets.some((secret) => fits(secret, signed, signature))) return null;
  const parsed = Payload.safeParse(storable(json(payload)));
  if (!parsed.success || parsed.data.exp + LEEWAY_SECONDS < now.getTime() / 1000) return null;
  const { sub, name, email } = parsed.data;
  return { id: sub, name, email };
}

function fits(secret: string, signed: string, signature: string): boolean {
  const expected = createHmac('sha256', secret).update(signed).digest();
  const given = Buffer.from(signature, 'base64url');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const algorithmOf = (header: string): unknown => (json(header) as { alg?: unknown } | null)?.alg;

function json(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
