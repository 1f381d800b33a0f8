import type { SlaPolicy } from '@guichet/contracts';
import { describe, expect, it } from 'vitest';
import { mailPreset, requestOf, startValues } from './policy-values.ts';

const policy: SlaPolicy = {
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Clients clés',
  isEnabled: false,
  conditions: { queueIds: [], inboxIds: [], channels: ['email'], priorities: ['urgent'], valueClasses: ['key'] },
  targets: { first_response: 3600, next_response: null, resolution: 86_400 },
  calendarId: null,
  warnMinutes: 30,
  onWarning: [{ type: 'notify', agent: true, supervisors: false }],
  onBreach: [
    { type: 'priority', to: 'urgent' },
    { type: 'tag', name: 'en retard' },
    { type: 'queue', queueId: '01900000-0000-7000-8000-000000000002' },
    { type: 'webhook', url: 'https://exemple.test/sla' },
  ],
};

describe('the values of a policy', () => {
  it('are saved as they were read', () => {
    const { id, ...fields } = policy;
    expect(requestOf(startValues(policy))).toEqual(fields);
  });

  it('of a new one promise nothing, and tell who is concerned', () => {
    const request = requestOf(startValues(undefined));
    expect(request.targets).toEqual({ first_response: null, next_response: null, resolution: null });
    expect([request.onWarning, request.onBreach]).toEqual([
      [{ type: 'notify', agent: true, supervisors: false }],
      [{ type: 'notify', agent: true, supervisors: true }],
    ]);
  });

  it('of the mail standard are four hours within a calendar', () => {
    expect(requestOf(mailPreset('Mail', 'c'))).toMatchObject({
      conditions: { channels: ['email'] },
      targets: { first_response: 14_400, next_response: 14_400, resolution: null },
      calendarId: 'c',
    });
  });
});
