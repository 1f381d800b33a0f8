import { ReportFigures, type ReportInput, type ReportRow } from '@guichet/contracts';
import { csv } from './csv.ts';

const NAMES = Object.keys(ReportFigures.shape) as (keyof ReportFigures)[];

/** A report's rows as text: the formula stands in the head of its column. Shares are from 0 to 1, nothing is rounded. */
export function tableOf({ groupBy, formula }: ReportInput, rows: readonly ReportRow[]): string {
  const head = NAMES.map((name) => (name === 'serviceLevel' ? `serviceLevel ${formula}` : name));
  const lines = rows.map(({ key, name, figures }) => [name || (key ?? ''), ...NAMES.map((figure) => figures[figure])]);
  return csv([[groupBy, ...head], ...lines]);
}
