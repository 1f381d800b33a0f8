import { Readable } from 'node:stream';
import { seeded } from '../facts/histories.fixtures.ts';
import type { Opener } from './table.ts';

const QUEUES = ['Ventes', 'Service clients', 'Réclamations', 'Retours'];
const AGENTS = Array.from({ length: 20 }, (_, n) => `agent${n}@example.test`);
const DAY = 86_400_000;

export const opener =
  (text: string | Buffer): Opener =>
  () =>
    Readable.from([Buffer.from(text as string)]);

/** A year of a telephone system's past as it exports it, always the same for the same seed. */
export function pastFile(lines: number, seed: number): string {
  const random = seeded(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const start = Date.parse('2025-01-01T06:00:00Z');
  const rows = Array.from({ length: lines }, (_, n) => {
    const at = start + Math.floor((n * 365) / lines) * DAY + Math.floor(random() * 12 * 3600) * 1000;
    const outcome = one(['Traité', 'Traité', 'Traité', 'Traité', 'Abandonné', 'Débordement']);
    const isAnswered = outcome === 'Traité';
    const wait = Math.floor(random() * random() * 300);
    const handling = isAnswered ? 30 + Math.floor(random() * 600) : '';
    return [new Date(at).toISOString(), one(QUEUES), outcome, wait, handling, isAnswered ? one(AGENTS) : ''].join(';');
  });
  return ["Date d'arrivée;File;Résultat;Attente;Durée de traitement;Agent", ...rows, ''].join('\r\n');
}

/** What the figures are, again, by hand and without any code of what it checks. */
export function plainFigures(file: string, targetSeconds: number) {
  const lines = file
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(';'));
  const of = (word: string) => lines.filter((line) => line[2] === word);
  const waits = (list: string[][]) => list.map((line) => Number(line[3]));
  const answered = of('Traité');
  const abandoned = waits(of('Abandonné'));
  const overflowed = of('Débordement').length;
  const short = abandoned.filter((seconds) => seconds <= 5).length;
  const inTarget = waits(answered).filter((seconds) => seconds <= targetSeconds).length;
  const average = (seconds: number[]) => seconds.reduce((a, b) => a + b * 1000, 0) / seconds.length / 1000;
  return {
    queued: lines.length,
    answered: answered.length,
    abandoned: abandoned.length,
    overflowed,
    serviceLevel: inTarget / (answered.length + abandoned.length - short),
    answerRate: answered.length / (answered.length + abandoned.length + overflowed - short),
    abandonment: abandoned.length / lines.length,
    averageAnswerSeconds: average(waits(answered)),
    averageHandlingSeconds: average(answered.map((line) => Number(line[4]))),
  };
}
