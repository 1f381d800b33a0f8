import { expect, it } from 'vitest';
import { requestOf, startValues } from './agent-values.ts';

const settings = {
  capacity: 100,
  maximums: { chat: 3, voice: 0 },
  mayPull: true,
  skills: [{ skillId: '0191d4a0-0000-7000-8000-000000000001', level: 4 }],
};
const agent = {
  ...settings,
  userId: '0191d4a0-0000-7000-8000-000000000000',
  state: 'ready' as const,
  since: '2026-11-26T08:00:00.000Z',
  reasonId: null,
  channels: ['email' as const],
  isConnected: true,
};

it('an agent in the form comes back as he was, a maximum of none included', () => {
  expect(requestOf(startValues(agent))).toEqual(settings);
});
it('an emptied maximum and a skill that was not chosen are not sent', () => {
  const values = startValues(agent);
  const request = requestOf({
    ...values,
    maximums: { ...values.maximums, chat: '' },
    skills: [...values.skills, { key: 'new', skillId: null, level: 3 }],
  });
  expect(request).toEqual({ ...settings, maximums: { voice: 0 } });
});
