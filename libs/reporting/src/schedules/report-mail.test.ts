import type { ReportFigures, ReportInput } from '@guichet/contracts';
import { expect, it } from 'vitest';
import { reportMail } from './report-mail.ts';

const figures: ReportFigures = {
  ...{ queued: 1020, offered: 1000, answered: 900, answeredInTarget: 700, abandoned: 80, abandonedShort: 10 },
  ...{ overflowed: 20, handled: 890, serviceLevel: 0.8194, answerRate: 0.9091, abandonment: 0.0784 },
  ...{ averageAnswerSeconds: 18.4, averageHandlingSeconds: 3723, averageSeatSeconds: 200, occupancy: null },
  ...{
    satisfaction: null,
    averageResolutionSeconds: null,
    telecomCents: 0,
    incomeCents: 0,
    costRecovered: null,
    costPerContactCents: 412.5,
  },
};
const before: ReportFigures = { ...figures, offered: 0, serviceLevel: null, costPerContactCents: null };
const asked: ReportInput = {
  ...{ from: '2026-11-15T23:00:00.000Z', to: '2026-11-22T23:00:00.000Z', zone: 'Europe/Paris' },
  ...{ groupBy: 'queue', formula: 'F6', shortSeconds: 5 },
};
const mail = (locale: string, more: Partial<ReportInput> = {}, total = figures) =>
  reportMail(locale, {
    ...{ name: 'Ventes', tenantName: 'La boutique', queueName: 'Retours', asked: { ...asked, ...more } },
    report: { formula: 'F6', total, before, rows: [], keptFrom: null },
    addresses: { page: 'https://desk.example/reports', settings: 'https://desk.example/admin/schedules' },
  });
/** Spaces of all widths are hard to tell apart. */
const plain = (text: string) => text.replace(/[\u2009\u00a0\u202f]/g, ' ').trim();

it('says in English what the period was, and what it was before', () => {
  const { subject, text } = mail('en');
  expect(plain(subject)).toBe('Ventes: 16 – 22 November 2026');
  expect(plain(text).split('\n')).toEqual([
    'Ventes',
    '16 – 22 November 2026 (Europe/Paris) · by queue',
    '',
    'Service level (F6): 81.9% (period before: –)',
    'Offered: 1,000 (period before: 0)',
    'Answer rate: 90.9% (period before: 90.9%)',
    'Abandonment: 7.8% (period before: 7.8%)',
    'Average wait: 0:18 (period before: 0:18)',
    'Handling time: 1:02:03 (period before: 1:02:03)',
    'Cost per contact: 4.13 (period before: –)',
    '',
    'The table is attached (CSV).',
    'The report: https://desk.example/reports',
    '',
    'At La boutique, this report is sent to you automatically. To change or stop it: https://desk.example/admin/schedules',
  ]);
});

it('and in French, with what it is narrowed to', () => {
  const { subject, text } = mail('fr', {
    ...{ queueId: 'q', channel: 'voice', targetSeconds: 20, groupBy: 'hour' },
    ...{ from: '2026-11-26T23:00:00.000Z', to: '2026-11-27T23:00:00.000Z' },
  });
  expect(plain(subject)).toBe('Ventes : 27 novembre 2026');
  expect(plain(text)).toContain('(Europe/Paris) · par heure de la semaine · file Retours · appels · objectif 20 s');
  expect(plain(text)).toContain('Niveau de service (F6) : 81,9 % (période précédente : –)');
});

it('says when nobody came', () => {
  expect(mail('fr', {}, { ...figures, offered: 0, handled: 0 }).text).toContain('Aucun contact sur cette période.');
});
