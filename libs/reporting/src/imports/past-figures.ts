import { DEFAULT_FORMULA, type ImportFigures, SHORT_ABANDON_SECONDS } from '@guichet/contracts';
import { type Counts, NO_COUNTS, sumOf } from '../figures/counts.ts';
import * as figures from '../figures/figures.ts';
import { serviceLevel } from '../figures/service-level.ts';
import type { PastContact } from './read-contact.ts';

/** What the contacts of a file add up to, by queue. */
export class PastFigures {
  private readonly byQueue = new Map<string, Counts>();

  add({ outcome, waitMs, handlingMs }: PastContact, queueName: string, targetSeconds: number): void {
    const counts = this.byQueue.get(queueName) ?? { ...NO_COUNTS };
    this.byQueue.set(queueName, counts);
    const seconds = Math.ceil(waitMs / 1000);
    counts.queued += 1;
    counts[outcome] += 1;
    if (outcome === 'answered') {
      counts.waitMs += waitMs;
      if (seconds <= targetSeconds) counts.answeredInTarget += 1;
    }
    if (outcome === 'abandoned') {
      if (seconds <= targetSeconds) counts.abandonedInTarget += 1;
      if (seconds <= SHORT_ABANDON_SECONDS) counts.abandonedShort += 1;
    }
    if (handlingMs === null) return;
    counts.handled += 1;
    counts.handlingMs += handlingMs;
  }

  /** Of all, then of each queue by its name. */
  rows(): ImportFigures[] {
    const queues = [...this.byQueue].sort(([a], [b]) => a.localeCompare(b));
    return [figuresOf('', sumOf(this.byQueue.values())), ...queues.map(([name, counts]) => figuresOf(name, counts))];
  }
}

const figuresOf = (queueName: string, counts: Counts): ImportFigures => ({
  queueName,
  queued: counts.queued,
  answered: counts.answered,
  abandoned: counts.abandoned,
  overflowed: counts.overflowed,
  serviceLevel: serviceLevel(DEFAULT_FORMULA, counts),
  answerRate: figures.answerRate(counts),
  abandonment: figures.abandonment(counts),
  averageAnswerSeconds: figures.averageAnswer(counts),
  averageHandlingSeconds: figures.averageHandling(counts),
});
