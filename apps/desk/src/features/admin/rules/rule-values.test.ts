import { createRule, type RoutingRule } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { conditionsOf, requestOf, startValues } from './rule-values.ts';

const id = (digit: number) => `0191d4a0-0000-7000-8000-00000000000${digit}`;
const rule: RoutingRule = {
  id: id(0),
  name: 'Factures',
  isEnabled: false,
  conditions: {
    inboxIds: [id(1)],
    channels: ['email'],
    to: ['compta@exemple.fr'],
    from: ['@grand-compte.fr'],
    words: ['facture'],
    wordsIn: 'subject',
    languages: ['fr'],
    valueClasses: ['key'],
    time: { calendarId: id(2), is: 'closed' },
  },
  actions: {
    queueId: id(3),
    skills: [
      { needs: [{ skillId: id(4), level: 2 }], seconds: 60 },
      { needs: [], seconds: 1 },
    ],
    priority: -10,
    addTags: ['facture'],
  },
};

describe('a rule in the form', () => {
  it('comes back as it was', () => {
    const { id: _id, ...fields } = rule;
    expect(requestOf(startValues(rule))).toEqual(fields);
  });
  it.each([
    [null, 'keep'],
    [[], 'none'],
    [rule.actions.skills, 'steps'],
  ] as const)('keeps apart what is said of skills: %j', (skills, mode) => {
    const values = startValues({ ...rule, actions: { ...rule.actions, skills: skills && [...skills] } });
    expect(values.skillsMode).toBe(mode);
    expect(requestOf(values).actions.skills).toEqual(skills);
  });
  it('that is new asks nothing and is accepted by the contract', () => {
    const request = requestOf({ ...startValues(undefined), name: 'Tout' });
    expect(createRule.input.safeParse(request).error).toBeUndefined();
    expect(request.conditions.time).toBeNull();
  });
  it('without a calendar asks for no time', () => {
    expect(conditionsOf({ ...startValues(undefined), time: 'open' }).time).toBeNull();
  });
});
