import type { SlaConditions } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { type ConversationFacts, policyFor } from './match-policy.ts';

const anything: SlaConditions = { queueIds: [], inboxIds: [], channels: [], priorities: [], valueClasses: [] };
const facts: ConversationFacts = {
  ...{ queueId: 'sales', inboxId: 'shop', channel: 'email', priority: 'high', valueClass: 'key' },
};
const policy = (id: string, conditions: Partial<SlaConditions>, isEnabled = true) => ({
  ...{ id, isEnabled, conditions: { ...anything, ...conditions } },
});

describe('the policy of a conversation', () => {
  it.each<[string, Partial<SlaConditions>, boolean]>([
    ['asks for nothing', {}, true],
    ['asks for its queue', { queueIds: ['returns', 'sales'] }, true],
    ['asks for another queue', { queueIds: ['returns'] }, false],
    ['asks for its inbox and another channel', { inboxIds: ['shop'], channels: ['chat'] }, false],
    ['asks for all that it is', { channels: ['email'], priorities: ['high', 'urgent'], valueClasses: ['key'] }, true],
    ['asks for another value', { valueClasses: ['standard'] }, false],
  ])('%s', (_, conditions, isIt) => {
    expect(policyFor([policy('a', conditions)], facts) !== null).toBe(isIt);
  });

  it('is the first that matches and is enabled', () => {
    const all = [policy('off', {}, false), policy('other', { queueIds: ['x'] }), policy('one', {}), policy('two', {})];
    expect(policyFor(all, facts)?.id).toBe('one');
  });

  it('is none that asks for a queue, where no queue is known', () => {
    expect(policyFor([policy('a', { queueIds: ['sales'] })], { ...facts, queueId: null })).toBeNull();
  });
});
