import { describe, expect, it } from 'vitest';
import { availabilityOf } from './availability/availability-of.ts';
import { chosen, menuFault } from './sites/menu-choice.ts';
import { siteWarnings } from './sites/site-warnings.ts';
import { subjectOf } from './visitors/contact-subject.ts';
import { answersOf, unanswered } from './visitors/field-answers.ts';
import { masked } from './visitors/masked-context.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const text = (word: string) => ({ fr: `${word} fr`, en: `${word} en` });

const NONE = { voice: null, callback: null };

describe('the truth of the button', () => {
  const outlook = { ready: 2, withRoom: 1, waiting: 0, estimateSeconds: 30 };
  const open = { isOpen: true, nextOpeningAt: NOW };
  it.each([
    ['somebody has room', open, outlook, false, { state: 'open', canChat: true, estimateSeconds: 30 }],
    ['the room is for who waits already', open, { ...outlook, waiting: 1 }, false, { state: 'busy', canChat: false }],
    ['all are full', open, { ...outlook, withRoom: 0 }, false, { state: 'busy', canChat: false, estimateSeconds: 30 }],
    ['all are full, and one may wait', open, { ...outlook, withRoom: 0 }, true, { state: 'busy', canChat: true }],
    ['nobody is ready', open, { ...outlook, ready: 0 }, true, { state: 'away', canChat: false, estimateSeconds: null }],
    ['the queue is gone', open, null, true, { state: 'away', canChat: false }],
    [
      'out of hours',
      { isOpen: false, nextOpeningAt: NOW },
      outlook,
      true,
      { state: 'closed', nextOpeningAt: NOW.toISOString() },
    ],
    [
      'closed for long',
      { isOpen: false, nextOpeningAt: new Date('2026-07-01') },
      outlook,
      true,
      { nextOpeningAt: null },
    ],
  ])('%s', (_, openness, given, offersWhenBusy, expected) => {
    expect(availabilityOf(openness, given, NONE, offersWhenBusy, NOW)).toMatchObject({ canCall: false, ...expected });
  });
  it.each([
    ['whoever is busy is waited for', open, { ...outlook, withRoom: 0 }, true],
    ['nobody is ready', open, { ...outlook, ready: 0 }, false],
    ['out of hours', { isOpen: false, nextOpeningAt: NOW }, outlook, false],
  ])('of calls and call-backs: %s', (_, openness, callOutlook, canCall) => {
    expect(availabilityOf(openness, null, { ...NONE, voice: callOutlook }, false, NOW).canCall).toBe(canCall);
    expect(availabilityOf(openness, null, { ...NONE, callback: callOutlook }, false, NOW).canCallBack).toBe(canCall);
  });
});

describe('the menu', () => {
  const base = { asksOrder: false, answer: null, queueId: null, skills: [], priority: 0 };
  const steps = [{ needs: [], seconds: 30 }];
  const menu = [
    { ...base, id: 'order', parentId: null, label: text('Order'), queueId: 'orders', priority: 5 },
    { ...base, id: 'late', parentId: 'order', label: text('Late'), skills: steps, priority: 10 },
    { ...base, id: 'lost', parentId: 'order', label: text('Lost'), queueId: 'claims' },
  ];
  it.each([
    ['late', ['Order fr', 'Late fr'], { queueId: 'orders', skills: steps, priority: 15 }],
    ['lost', ['Order fr', 'Lost fr'], { queueId: 'claims', skills: [], priority: 5 }],
    ['gone', [], { queueId: null, skills: [], priority: 0 }],
    [null, [], { queueId: null, skills: [], priority: 0 }],
  ])('%s decides queue, skills and points', (id, labels, wish) => {
    expect(chosen(menu, id, 'fr')).toEqual({ labels, wish });
  });
  it('is refused when it can lead nowhere', () => {
    expect(menuFault(menu)).toBeNull();
    expect(menuFault([...menu, menu[0]!])).toBe('menu_id_twice');
    expect(menuFault([{ ...menu[0]!, parentId: 'none' }])).toBe('menu_parent');
    expect(menuFault([{ ...menu[0]!, parentId: 'late' }, menu[1]!])).toBe('menu_parent');
  });
});

const fields = [
  { key: 'size', kind: 'text' as const, label: text('Size'), isRequired: true, options: [] },
  { key: 'mail', kind: 'email' as const, label: text('Mail'), isRequired: true, options: [] },
];
it('asks what a site asks, and keeps nothing else', () => {
  const said = { name: '', email: 'a@b.test', orderReference: '', fields: {} };
  expect(unanswered(fields, said)).toEqual(['size']);
  expect(unanswered(fields, { ...said, email: '', fields: { size: 'M', mail: 'a@b.test' } })).toEqual([]);
  expect(answersOf(fields, { size: '4111 1111 1111 1111', other: 'x' }, 'en')).toEqual([
    { label: 'Size en', answer: '•••• •••• •••• 1111' },
  ]);
});

it('is called after the choice, else after the first words; never after a card', () => {
  expect(subjectOf(['Order', 'Late'], '58214', 'x')).toBe('Order › Late (58214)');
  expect(subjectOf([], '', 'Bonjour,\nvoici')).toBe('Bonjour, voici');
  expect(subjectOf([], '4111111111111111', 'x')).not.toContain('4111111111111111');
});

it('masks cards wherever a page puts them', () => {
  const context = {
    pages: [{ url: 'https://x.test/?n=4111111111111111', title: '4111 1111 1111 1111' }],
    values: { '4111111111111111': 'a' },
  };
  expect(JSON.stringify(masked(context))).not.toMatch(/4111.?1111.?1111.?1111/);
  expect(masked({ url: 'https://x.test/p?id=58214' })).toEqual({ url: 'https://x.test/p?id=58214' });
});

it('warns of sites that can never serve', () => {
  const hours = { zone: 'Europe/Paris', ranges: [], holidays: [] };
  const codes = (facts: Partial<Parameters<typeof siteWarnings>[0]>) =>
    siteWarnings({
      origins: ['https://x.test'],
      hasMail: true,
      hours: null,
      queues: [],
      callQueues: [],
      unmetSkills: [],
      now: NOW,
      ...facts,
    }).map(({ code }) => code);
  expect(codes({})).toEqual([]);
  expect(
    codes({ origins: [], hasMail: false, hours, queues: [{ name: 'Vente', members: 0 }], unmetSkills: ['Breton'] }),
  ).toEqual([
    ...['site-without-origins', 'site-without-mail', 'site-never-open', 'site-queue-empty', 'nobody_has_skill'],
  ]);
  expect(codes({ queues: [{ name: 'Vente', members: 2 }], callQueues: [{ name: 'Vente', members: 0 }] })).toEqual([
    'site-call-queue-empty',
  ]);
});
