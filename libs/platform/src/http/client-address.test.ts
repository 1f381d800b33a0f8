import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { clientAddresses } from './client-address.ts';

const request = (from: string, forwarded?: string) =>
  ({ socket: { remoteAddress: from }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

it.each([
  ['nobody is trusted', undefined, '198.51.100.1', '198.51.100.1'],
  ['the proxy is trusted', '198.51.100.0/24', '198.51.100.1', '203.0.113.7'],
  ['one of several is trusted', 'loopback, 198.51.100.1', '198.51.100.1', '203.0.113.7'],
  ['somebody else says he is a proxy', '198.51.100.1', '192.0.2.9', '192.0.2.9'],
])('%s', (_, trusted, from, address) => {
  expect(clientAddresses(trusted)(request(from, '10.9.9.9, 203.0.113.7'))).toBe(address);
});
