import { randomBytes } from 'node:crypto';
import type { SipResponse } from '../messages/message.ts';
import { type DigestFields, formatDigest, parseDigest } from './digest-fields.ts';
import { algorithmOf, ALGORITHMS, digestResponse } from './digest-response.ts';

export interface DigestCredentials {
  username: string;
  password: string;
}

/**
 * The field that answers the challenge of a 401 or 407 (RFC 3261 §22.2, §22.3): of several the best that is known
 * (RFC 8760 §2.4). Undefined when none can be answered.
 */
export function answerChallenge(
  response: SipResponse,
  request: { method: string; uri: string },
  { username, password }: DigestCredentials,
): { name: string; value: string } | undefined {
  const isProxy = response.status === 407;
  const challenges = response.headers.all(isProxy ? 'proxy-authenticate' : 'www-authenticate').map(parseDigest);
  const challenge = ALGORITHMS.map((algorithm) =>
    challenges.find((fields) => fields && isAnswerable(fields) && algorithmOf(fields.get('algorithm')) === algorithm),
  ).find((fields) => fields !== undefined);
  if (!challenge) return undefined;
  const [realm, nonce] = [challenge.get('realm')!, challenge.get('nonce')!];
  const algorithm = algorithmOf(challenge.get('algorithm'))!;
  const qop = challenge.has('qop') ? { cnonce: randomBytes(8).toString('hex'), nc: '00000001' } : undefined;
  const { method, uri } = request;
  const answer = digestResponse({ algorithm, username, realm, password, method, uri, nonce, qop });
  const value = formatDigest(
    {
      ...{ username, realm, nonce, uri, response: answer, opaque: challenge.get('opaque') },
      ...{ algorithm: challenge.has('algorithm') ? algorithm : undefined },
      ...(qop && { qop: 'auth', ...qop }),
    },
    false,
  );
  return { name: isProxy ? 'Proxy-Authorization' : 'Authorization', value };
}

function isAnswerable(fields: DigestFields): boolean {
  const qop = fields.get('qop');
  const canAuth = qop === undefined || qop.split(',').some((name) => name.trim().toLowerCase() === 'auth');
  return canAuth && fields.has('realm') && fields.has('nonce');
}
