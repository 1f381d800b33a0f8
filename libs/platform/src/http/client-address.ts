import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';

/** Whether an address is one of these, which are addresses, ranges, or names of ranges, with commas between. */
export function isAmong(list: string): (address: string) => boolean {
  const isTrusted = proxyAddress.compile(list.split(',').map((one) => one.trim()));
  return (address) => isTrusted(address, 0);
}

/** Where a request comes from, behind proxies that are trusted: as Fastify says it, for upgrades, which never reach Fastify. */
export function clientAddresses(trusted: string | undefined): (request: IncomingMessage) => string {
  const isTrusted = trusted ? isAmong(trusted) : () => false;
  return (request) => proxyAddress(request, isTrusted);
}
