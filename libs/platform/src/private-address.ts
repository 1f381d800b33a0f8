import { BlockList, isIP } from 'node:net';

/** What is not the public Internet (IANA special-purpose registries): loopback, private, link-local, metadata, test, multicast. */
const V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Only global unicast is public; of that, what embeds an IPv4 address (6to4, Teredo) or is for documentation is not. */
const V6_PUBLIC = '2000::/3';
const V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const listOf = (ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', bits] = range.split('/');
    list.addSubnet(net, Number(bits), family);
  }
  return list;
};
const special4 = listOf(V4, 'ipv4');
const special6 = listOf(V6, 'ipv6');
const public6 = listOf([V6_PUBLIC], 'ipv6');

/** Whether an IP address may be reached on a tenant's behalf. IPv4 mapped into IPv6 counts as IPv6, so as not public. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !special4.check(address, 'ipv4');
  if (isIP(address) === 6) return public6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
  return false;
}
