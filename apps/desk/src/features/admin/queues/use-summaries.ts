import type { Channel } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { stepsInWords } from '../routing/skill-words.ts';
import { CHANNELS, isFinished, type QueueValues, requestOf } from './queue-values.ts';
import { type Names, overflowInWords, targetInWords } from './queue-words.ts';

/** A line for each folded section: what holds as the form stands. */
export function useSummaries(values: QueueValues, names: { queue: Names; skill: Names }) {
  const { t, i18n } = useTranslation('routing-settings');
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const request = requestOf({ ...values, overflow: values.overflow.filter(isFinished) });
  const { priority, tier, highBonus, keyBonus, calmPercent, voice } = values;
  const overflows = request.overflow ?? [];
  const changed = CHANNELS.filter((channel: Channel) => request.channels?.[channel] !== undefined);
  return {
    agentOrder: t(`queues.orders.${values.agentOrder}.name`),
    skills: request.skills?.length ? stepsInWords(request.skills, names.skill, t) : t('queues.summary.noSkills'),
    target: targetInWords(
      { targetPercent: Number(values.targetPercent), targetSeconds: Number(values.targetSeconds) },
      t,
    ),
    overflow: overflows.length
      ? overflows
          .map(({ afterSeconds = null, waitingPerReadyAgent = null, to }) =>
            overflowInWords({ afterSeconds, waitingPerReadyAgent, to }, names.queue, t),
          )
          .join(' ')
      : t('queues.summary.noOverflow'),
    priority: [
      Number(tier) > 0 ? t('queues.words.tier', { tier }) : t('queues.summary.age'),
      ...(Number(priority) > 0 ? [t('queues.words.priority', { count: Number(priority) })] : []),
      t('queues.summary.bonuses', { high: highBonus, key: keyBonus }),
    ].join(' '),
    channels: changed.length
      ? t('queues.summary.changed', { channels: list.format(changed.map((channel) => t(`channels.${channel}`))) })
      : t('queues.summary.standard'),
    voice: voice.isRecorded
      ? t('queues.summary.recorded', { notice: t(`queues.notices.${voice.notice}`), count: Number(voice.keepDays) })
      : t('queues.summary.notRecorded'),
    calm: t('queues.summary.calm', { percent: calmPercent }),
  };
}
