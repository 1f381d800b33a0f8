import type { OverflowRule, Queue } from '@guichet/contracts';
import type { TFunction } from 'i18next';
import { secondsInWords } from '../routing/durations.ts';
import { stepsInWords } from '../routing/skill-words.ts';

type T = TFunction<'routing-settings'>;
export type Names = (id: string) => string;

export const targetInWords = ({ targetPercent, targetSeconds }: Pick<Queue, 'targetPercent' | 'targetSeconds'>, t: T) =>
  t('queues.words.target', { percent: targetPercent, time: secondsInWords(targetSeconds, t) });

/** `Après 2 min : vers Nuit`. */
export function overflowInWords({ afterSeconds, waitingPerReadyAgent, to }: OverflowRule, nameOf: Names, t: T): string {
  const when = [
    ...(afterSeconds === null ? [] : [t('queues.words.after', { time: secondsInWords(afterSeconds, t) })]),
    ...(waitingPerReadyAgent === null ? [] : [t('queues.words.perAgent', { count: waitingPerReadyAgent })]),
  ].join(t('queues.words.or'));
  const where =
    to.type === 'queue' ? t('queues.words.toQueue', { name: nameOf(to.queueId) }) : t(`queues.words.${to.type}`);
  return t('queues.words.overflow', { when: when.charAt(0).toLocaleUpperCase() + when.slice(1), where });
}

/** How a queue treats whoever waits in it, a sentence a matter; standards that nobody changed are not told. */
export function waitingInWords(
  queue: Pick<Queue, 'targetPercent' | 'targetSeconds' | 'priority' | 'tier' | 'skills' | 'overflow'>,
  names: { queue: Names; skill: Names },
  t: T,
): string[] {
  return [
    targetInWords(queue, t),
    ...(queue.tier > 0 ? [t('queues.words.tier', { tier: queue.tier })] : []),
    ...(queue.priority > 0 ? [t('queues.words.priority', { count: queue.priority })] : []),
    ...(queue.skills.length ? [t('queues.words.skills', { steps: stepsInWords(queue.skills, names.skill, t) })] : []),
    ...queue.overflow.map((rule) => overflowInWords(rule, names.queue, t)),
  ];
}
