import { isIPv6 } from 'node:net';

const GROUPS = 8;
/** Of an IPv6 address, those that name its network: whoever has one address of it has them all (RFC 6177). */
const NETWORK = 4;

/** What counts as one address: IPv4 as it is, IPv6 by its network. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!isIPv6(address)) return address;
  const [before = [], after = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(GROUPS - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after]
    .slice(0, NETWORK)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
