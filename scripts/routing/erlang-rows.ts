import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../file-hash.ts';

/** Written by others: it lies outside of the project. */
const shared = process.env['SHARED_DATA'] ?? join(projectFolder, '../shared/data');
export const referenceRows = join(shared, 'erlang/reference.csv');
export const hasReferenceRows = existsSync(referenceRows);

const COLUMNS = {
  callsPerHour: 'calls_per_h',
  handleSeconds: 'aht_s',
  targetSeconds: 'target_s',
  patienceSeconds: 'patience_s',
  agents: 'agents',
  /** Erlang C: nobody gives up. */
  cWaits: 'erlC_Pw',
  cInTarget: 'erlC_SL',
  cSeconds: 'erlC_ASA_s',
  /** Erlang A: everybody gives up in the end. */
  aWaits: 'erlA_Pw',
  aAbandons: 'erlA_Pab',
  aSeconds: 'erlA_meanwait_all_s',
} as const;
export type ErlangRow = Record<keyof typeof COLUMNS, number>;

export function readErlangRows(file: string): ErlangRow[] {
  const [head, ...lines] = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim());
  const names = head!.split(',').map((name) => name.trim());
  const absent = Object.values(COLUMNS).filter((name) => !names.includes(name));
  if (absent.length) throw new Error(`${file} has no column ${absent.join(', ')}`);
  return lines.map((line) => {
    const cells = line.split(',').map((cell) => cell.trim());
    const entries = Object.entries(COLUMNS).map(([key, name]) => [key, number(cells[names.indexOf(name)])]);
    return Object.fromEntries(entries) as ErlangRow;
  });
}

/** Nothing is no number, and so compared with nothing. */
const number = (cell = ''): number => (cell === '' ? Number.NaN : Number(cell));
