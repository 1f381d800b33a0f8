import { describe, expect, it } from 'vitest';
import { addressUserOf, readUsername, type SipPass, usernameOf } from './sip-accounts.ts';

const [tenantId, userId] = ['01987654-3210-7abc-8def-0123456789ab', '01987654-3210-7abc-8def-ba9876543210'];
const expiresAt = new Date('2026-05-01T10:00:00Z');
const before = new Date('2026-05-01T09:59:59Z');
const agent: SipPass = { identity: { kind: 'agent', tenantId, userId }, expiresAt };
const call: SipPass = { identity: { kind: 'call', tenantId, callId: userId }, expiresAt };

describe('names of accounts', () => {
  it.each([agent, call])('say who and until when: $identity.kind', (pass) => {
    expect(readUsername(usernameOf(pass), before)).toEqual(pass);
  });
  it('say nothing once their time is over', () => {
    expect(readUsername(usernameOf(agent), expiresAt)).toBeNull();
  });
  it('of an agent and of a call are never the same', () => {
    expect(usernameOf(agent)).not.toBe(usernameOf(call));
  });
  it('lead to an address without the time, so that it stays the same', () => {
    expect(addressUserOf(agent.identity)).toBe('0198765432107abc8defba9876543210');
  });
  it.each(['', 'a', 'anonymous', usernameOf(agent).replace('a-', 'x-'), `${usernameOf(agent)}-0`, 'a-1-2-3', 'a---'])(
    '%j is none of ours',
    (username) => {
      expect(readUsername(username, before)).toBeNull();
    },
  );
});
