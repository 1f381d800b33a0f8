import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routed } from '../dialogs/route-set.ts';
import { formatNameAddr, parseNameAddr } from './name-addr.ts';
import { escapeUser, parseSipUri } from './sip-uri.ts';
import { formatVia, parseVia } from './via.ts';

describe('SIP URIs', () => {
  it.each([
    [
      'sip:alice@Example.COM:5070;transport=WS;lr?a=b',
      { user: 'alice', host: 'example.com', port: 5070, headers: 'a=b' },
    ],
    ['sips:[2001:db8::1]:5061', { scheme: 'sips', user: undefined, host: '[2001:db8::1]', port: 5061 }],
    ['sip:%61lice:secret@h', { user: 'alice', host: 'h', port: undefined }],
    ['sip:a%00b@h', { user: 'a\0b' }],
    ['SIP:h', { scheme: 'sip', host: 'h' }],
  ])('%s', (text, expected) => {
    expect(parseSipUri(text)).toMatchObject(expected);
  });

  it.each([
    'sip:',
    'sip:@h',
    'sip:a@b@c',
    'sip:h:0',
    'sip:h:65536',
    'sip:h:x',
    'sip:a b@h',
    'sip:a%4@h',
    'sip:h;',
    'sip:[::1',
    'tel:1',
  ])('%s is none', (text) => {
    expect(parseSipUri(text)).toBeUndefined();
  });

  it('any user can be put into one, and comes back as it was', () => {
    const users = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(users, (user) => {
        expect(parseSipUri(`sip:${escapeUser(user)}@h`)?.user).toBe(user);
      }),
    );
  });
});

describe('addresses', () => {
  it('any name can be written, and is read as it was', () => {
    const names = fc.string({ unit: 'grapheme' }).filter((name) => !/[\r\n]/.test(name));
    const parameters = new Map([['tag', 'x']]);
    fc.assert(
      fc.property(names, (displayName) => {
        const address = { displayName, uri: 'sip:a@h;lr', parameters };
        expect(parseNameAddr(formatNameAddr(address))).toEqual(address);
      }),
    );
  });

  it('without brackets, parameters belong to the field; within, to the URI', () => {
    expect(parseNameAddr('sip:a@h;tag=1')).toMatchObject({ uri: 'sip:a@h', parameters: new Map([['tag', '1']]) });
    expect(parseNameAddr('<sip:a@h;tag=1>')).toMatchObject({ uri: 'sip:a@h;tag=1', parameters: new Map() });
  });

  it.each([
    '',
    '<',
    'sip:a@h>',
    '"x" sip:a@h',
    '<sip:a@h>x',
    '<sip:a@h>;',
    '<sip:a@h>;a=1;a=2',
    'a<b> <sip:a@h>',
    '<sip:a@h>;a="',
  ])('%s is none', (text) => {
    expect(parseNameAddr(text)).toBeUndefined();
  });
});

describe('Via', () => {
  it.each(['SIP/2.0/UDP [2001:db8::9]:5060;branch=z9hG4bKx', 'SIP/2.0/WS x.invalid;rport;received=2001:db8::1'])(
    '%s',
    (text) => {
      expect(formatVia(parseVia(text)!)).toBe(text);
    },
  );

  it.each(['SIP/2.0/UDP', 'SIP/2.0 UDP h', 'SIP/2.0/UDP a b', 'SIP/2.0/UDP h:', 'SIP/2.0/UDP h;;a', '/2.0/UDP h'])(
    '%s is none',
    (text) => {
      expect(parseVia(text)).toBeUndefined();
    },
  );
});

describe('route sets', () => {
  it.each([
    [[], { uri: 'sip:t', route: [] }],
    [['<sip:a;lr>', '<sip:b>'], { uri: 'sip:t', route: ['<sip:a;lr>', '<sip:b>'] }],
    // A strict router of RFC 2543 comes first.
    [['<sip:a>', '<sip:b;lr>'], { uri: 'sip:a', route: ['<sip:b;lr>', '<sip:t>'] }],
  ])('%j', (routeSet, expected) => {
    expect(routed('sip:t', routeSet)).toEqual(expected);
  });
});
