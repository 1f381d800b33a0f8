import type { Channel, getReport, OutputOf, ReportFigures, ReportGroup, ReportInput } from '@guichet/contracts';
import { dateLocale } from '@guichet/contracts';

interface About {
  name: string;
  tenantName: string;
  /** Empty: of no single one. */
  queueName: string;
  asked: ReportInput;
  report: OutputOf<typeof getReport>;
  addresses: { page: string; settings: string };
}

const GROUPS: Record<'fr' | 'en', Record<ReportGroup, string>> = {
  fr: {
    ...{ all: 'tout ensemble', day: 'par jour', hour: 'par heure de la semaine', queue: 'par file' },
    ...{ channel: 'par canal', agent: 'par agent', team: 'par équipe', site: 'par site', page: 'par page' },
    tag: 'par étiquette',
  },
  en: {
    ...{ all: 'all together', day: 'by day', hour: 'by hour of the week', queue: 'by queue', channel: 'by channel' },
    ...{ agent: 'by agent', team: 'by team', site: 'by site', page: 'by page', tag: 'by tag' },
  },
};
const CHANNELS: Record<'fr' | 'en', Record<Channel, string>> = {
  fr: { email: 'e-mail', chat: 'chat', voice: 'appels', callback: 'rappels' },
  en: { email: 'e-mail', chat: 'chat', voice: 'calls', callback: 'call-backs' },
};
const TEXTS = {
  fr: {
    subject: (name: string, period: string) => `${name}\u00a0: ${period}`,
    queue: (name: string) => `file ${name}`,
    target: (seconds: number) => `objectif ${seconds}\u00a0s`,
    line: (name: string, now: string, before: string) => `${name}\u00a0: ${now} (période précédente\u00a0: ${before})`,
    nobody: 'Aucun contact sur cette période.',
    serviceLevel: (formula: string) => `Niveau de service (${formula})`,
    ...{ offered: 'Présentés', answerRate: 'Taux de réponse', abandonment: 'Taux d’abandon' },
    ...{ averageAnswerSeconds: 'Attente moyenne', averageHandlingSeconds: 'Durée de traitement' },
    ...{ occupancy: 'Occupation', costPerContactCents: 'Coût par contact' },
    table: 'Le tableau est joint à ce message (CSV).',
    page: (address: string) => `Le rapport\u00a0: ${address}`,
    why: (tenant: string, address: string) =>
      `Chez ${tenant}, ce rapport vous est envoyé automatiquement. Le changer ou l’arrêter\u00a0: ${address}`,
  },
  en: {
    subject: (name: string, period: string) => `${name}: ${period}`,
    queue: (name: string) => `queue ${name}`,
    target: (seconds: number) => `target ${seconds} s`,
    line: (name: string, now: string, before: string) => `${name}: ${now} (period before: ${before})`,
    nobody: 'No contact in this period.',
    serviceLevel: (formula: string) => `Service level (${formula})`,
    ...{ offered: 'Offered', answerRate: 'Answer rate', abandonment: 'Abandonment' },
    ...{ averageAnswerSeconds: 'Average wait', averageHandlingSeconds: 'Handling time' },
    ...{ occupancy: 'Occupancy', costPerContactCents: 'Cost per contact' },
    table: 'The table is attached (CSV).',
    page: (address: string) => `The report: ${address}`,
    why: (tenant: string, address: string) =>
      `At ${tenant}, this report is sent to you automatically. To change or stop it: ${address}`,
  },
};

/** What somebody reads of his report: which one it is, and its total beside the period before. */
export function reportMail(locale: string, about: About): { subject: string; text: string } {
  const language = locale === 'en' ? 'en' : 'fr';
  const words = TEXTS[language];
  const { name, tenantName, queueName, asked, report, addresses } = about;
  const period = periodInWords(asked, language);
  const { queueId, channel, targetSeconds } = asked;
  const what = [
    ...[`${period} (${asked.zone})`, GROUPS[language][asked.groupBy]],
    ...(queueId ? [words.queue(queueName || '–')] : []),
    ...(channel ? [CHANNELS[language][channel]] : []),
    ...(targetSeconds ? [words.target(targetSeconds)] : []),
  ];
  const { total, before } = report;
  const isEmpty = total.offered === 0 && total.handled === 0;
  const lines = figuresIn(language, asked.formula)
    .filter(({ of: value }) => value(total) !== null || value(before) !== null)
    .map(({ name: figure, of: value, write }) => words.line(figure, write(value(total)), write(value(before))));
  const text = [
    ...[name, what.join(' · '), ''],
    ...(isEmpty ? [words.nobody, ''] : []),
    ...[...lines, ''],
    ...[words.table, words.page(addresses.page), '', words.why(tenantName, addresses.settings), ''],
  ];
  return { subject: words.subject(name, period), text: text.join('\n') };
}

interface Line {
  name: string;
  of: (figures: ReportFigures) => number | null;
  write: (value: number | null) => string;
}
/** The tiles of the page, in their order. */
function figuresIn(language: 'fr' | 'en', formula: string): Line[] {
  const words = TEXTS[language];
  const number = (options: Intl.NumberFormatOptions = {}, divided = 1) => {
    const format = new Intl.NumberFormat(dateLocale(language), options);
    return (value: number | null) => (value === null ? '–' : format.format(value / divided));
  };
  const share = number({ style: 'percent', maximumFractionDigits: 1 });
  return [
    { name: words.serviceLevel(formula), of: (f) => f.serviceLevel, write: share },
    { name: words.offered, of: (f) => f.offered, write: number() },
    { name: words.answerRate, of: (f) => f.answerRate, write: share },
    { name: words.abandonment, of: (f) => f.abandonment, write: share },
    { name: words.averageAnswerSeconds, of: (f) => f.averageAnswerSeconds, write: clock },
    { name: words.averageHandlingSeconds, of: (f) => f.averageHandlingSeconds, write: clock },
    { name: words.occupancy, of: (f) => f.occupancy, write: share },
    {
      name: words.costPerContactCents,
      of: (f) => f.costPerContactCents,
      write: number({ minimumFractionDigits: 2, maximumFractionDigits: 2 }, 100),
    },
  ];
}

function clock(seconds: number | null): string {
  if (seconds === null) return '–';
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Its last day is that of the moment before its end. */
const periodInWords = ({ from, to, zone }: ReportInput, language: 'fr' | 'en'): string =>
  new Intl.DateTimeFormat(dateLocale(language), { dateStyle: 'long', timeZone: zone }).formatRange(
    new Date(from),
    new Date(Date.parse(to) - 1),
  );
