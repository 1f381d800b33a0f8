import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from './private-address.ts';

/** Where to connect, once the name is resolved and allowed. */
export interface CheckedHost {
  /** Connect here: a name resolved a second time may lead elsewhere (DNS rebinding). */
  ip: string;
  /** For SNI and the certificate; undefined when the host is an address itself. */
  servername: string | undefined;
}

/** The host cannot be resolved, or may not be reached. */
export class HostRefused extends Error {
  readonly reason: 'unknown' | 'private';
  constructor(reason: 'unknown' | 'private', message: string) {
    super(message);
    this.reason = reason;
  }
}

const RESOLVE_MS = 10_000;

/**
 * Resolves a server named in a tenant's settings and refuses what is inside our own network (SSRF).
 * Throws {@link HostRefused}.
 */
export async function checkHost(host: string, allowsPrivate: boolean): Promise<CheckedHost> {
  const addresses = await resolve(host);
  const allowed = addresses.find((address) => allowsPrivate || isPublicAddress(address));
  if (allowed === undefined) throw new HostRefused('private', 'the host is on a private address');
  return { ip: allowed, servername: isIP(host) ? undefined : host };
}

async function resolve(host: string): Promise<string[]> {
  if (isIP(host)) return [host];
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the name server does not answer')), RESOLVE_MS);
  });
  try {
    const found = await Promise.race([lookup(host, { all: true, order: 'ipv4first' }), limit]);
    return found.map(({ address }) => address);
  } catch (error) {
    throw new HostRefused('unknown', error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
}
