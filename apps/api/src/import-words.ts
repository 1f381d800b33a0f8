import type { ImportFailure, ImportFigures, ImportReason, ImportRefusal } from '@guichet/contracts';
import type { ImportState, UnreadableFile } from '@guichet/reporting';

const FAILURES: Record<ImportFailure, (what: string) => string> = {
  empty: () => 'The file has no line beside its first one. Nothing was taken.',
  not_text: () => 'This is no CSV file. Save the table as CSV and import that. Nothing was taken.',
  quotes: (what) =>
    `The quotes in line ${what} are never closed. Nothing was taken; correct the line and import again.`,
  missing_column: (what) => `There is no column for ${what}. Say which one it is by --map. Nothing was taken.`,
  interrupted: () => 'The import was interrupted. Import the file again: nothing is counted twice.',
};
export const failureWords = ({ reason, what }: UnreadableFile): string => FAILURES[reason](what);

const REASONS: Record<ImportReason, string> = {
  cells: 'has another number of cells than the first line',
  missing: 'is missing',
  unreadable: 'cannot be read',
  unknown: 'is not known',
  future: 'is in the future',
  too_old: 'is before the year 2000',
  forgotten: 'older than reports keep single contacts',
  negative: 'is negative',
  too_long: 'is too long to be true',
  not_answered: 'is there although nobody answered',
  repeated: 'stands in an earlier line',
};
const refusalLine = ({ line, field, reason, value }: ImportRefusal): string =>
  `  line ${line}: ${field}${value && field !== 'line' ? ` "${value}"` : ''} ${REASONS[reason]}`;

const percent = (share: number | null): string => (share === null ? '-' : `${(share * 100).toFixed(1)} %`);
const seconds = (value: number | null): string => (value === null ? '-' : `${value.toFixed(1)} s`);

const COLUMNS: [title: string, cell: (row: ImportFigures) => string][] = [
  ['Queue', ({ queueName }) => queueName || 'All'],
  ['Contacts', ({ queued }) => String(queued)],
  ['Answered', ({ answered }) => String(answered)],
  ['Abandoned', ({ abandoned }) => String(abandoned)],
  ['Service level', ({ serviceLevel }) => percent(serviceLevel)],
  ['Answer rate', ({ answerRate }) => percent(answerRate)],
  ['ASA', ({ averageAnswerSeconds }) => seconds(averageAnswerSeconds)],
  ['Abandonment', ({ abandonment }) => percent(abandonment)],
  ['AHT', ({ averageHandlingSeconds }) => seconds(averageHandlingSeconds)],
];

function table(rows: readonly ImportFigures[]): string[] {
  const cells = [COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row)))];
  const widths = COLUMNS.map((_, n) => Math.max(...cells.map((line) => line[n]!.length)));
  return cells.map((line) =>
    line.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]!) : cell.padStart(widths[n]!))).join('  '),
  );
}

/** Refused lines that are printed; the page in the settings has them all. */
const SHOWN = 20;

export function stateLines({ counts, figures, refusals }: ImportState, took: number): string[] {
  const shown = refusals.slice(0, SHOWN);
  const rest = counts.refused - shown.length;
  return [
    ...table(figures),
    ...(shown.length > 0 ? ['', `Refused: ${counts.refused}`, ...shown.map(refusalLine)] : []),
    ...(rest > 0 ? [`  and ${rest} more`] : []),
    ...(counts.createdQueues.length > 0 ? ['', `New queues: ${counts.createdQueues.join(', ')}`] : []),
    ...(counts.strangers > 0 ? ['', `${counts.strangers} lines name an agent who is not known here.`] : []),
    '',
    figuresLine({ counts, figures }, took),
  ];
}

function figuresLine({ counts, figures: [all] }: Pick<ImportState, 'counts' | 'figures'>, took: number): string {
  const { serviceLevel, answerRate, abandonment, averageAnswerSeconds, averageHandlingSeconds } = all!;
  const share = (value: number | null) => (value === null ? '-' : (value * 100).toFixed(1));
  const time = (value: number | null) => value?.toFixed(1) ?? '-';
  return [
    `import lines=${counts.lines} taken=${counts.taken} known=${counts.known} refused=${counts.refused}`,
    `service_level=${share(serviceLevel)} answer_rate=${share(answerRate)} asa_s=${time(averageAnswerSeconds)}`,
    `abandonment=${share(abandonment)} aht_s=${time(averageHandlingSeconds)} seconds=${took.toFixed(1)}`,
  ].join(' ');
}
