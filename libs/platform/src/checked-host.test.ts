import { describe, expect, it } from 'vitest';
import { checkHost } from './checked-host.ts';
import { isPublicAddress } from './private-address.ts';

describe('addresses that a tenant’s settings may reach', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '2a00:1450:4007::200e', '2606:4700::1111'])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('addresses that they may not', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
    ...[
      '255.255.255.255',
      '::1',
      '::',
      'fe80::1',
      'fd00:ec2::254',
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '::127.0.0.1',
    ],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', 'ff02::1', 'nonsense', '', '0x7f000001', '127.1'],
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('the guard', () => {
  it('refuses names that lead inside, unless the installation allows it', async () => {
    await expect(checkHost('localhost', false)).rejects.toMatchObject({ reason: 'private' });
    await expect(checkHost('127.0.0.1', false)).rejects.toMatchObject({ reason: 'private' });
    expect(await checkHost('localhost', true)).toMatchObject({ servername: 'localhost' });
    expect(await checkHost('127.0.0.1', true)).toEqual({ ip: '127.0.0.1', servername: undefined });
  });

  it('tells an unknown name from a private one', async () => {
    await expect(checkHost('no-such-host.invalid', false)).rejects.toMatchObject({ reason: 'unknown' });
  });
});
