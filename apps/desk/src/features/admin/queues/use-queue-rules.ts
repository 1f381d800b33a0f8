import type { Channel } from '@guichet/contracts';
import type { FormErrors } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useFieldRules } from '../frame/use-field-rules.ts';
import { secondsInWords } from '../routing/durations.ts';
import { useStepErrors } from '../routing/use-step-errors.ts';
import { CHANNELS, type ChannelValues, type OverflowValues, type QueueValues } from './queue-values.ts';

const DAY = 86_400;
type ChannelTime = Exclude<keyof ChannelValues, 'giving'>;
/** Least and most seconds of a channel's times. */
const CHANNEL_LIMITS: Record<ChannelTime, [number, number]> = {
  offerSeconds: [5, 600],
  wrapUpSeconds: [0, 3600],
  stickySeconds: [0, DAY],
};
const CHANNEL_TIMES = Object.keys(CHANNEL_LIMITS) as ChannelTime[];

/** Limits of the contract, in words. Errors that are null do not count. */
export function useQueueRules() {
  const { t } = useTranslation('routing-settings');
  const rules = useFieldRules();
  const stepErrors = useStepErrors();
  const seconds = (value: number | '', min: number, max: number) =>
    rules.whole(min, max)(value) === null
      ? null
      : t('durations.range', { min: secondsInWords(min, t), max: secondsInWords(max, t) });

  const overflowErrors = ({ afterSeconds, waitingPerReadyAgent, to, queueId }: OverflowValues, index: number) => {
    const path = `overflow.${index}`;
    const isUnset = afterSeconds === '' && waitingPerReadyAgent === '';
    return {
      [`${path}.afterSeconds`]: isUnset
        ? t('queues.overflowWhenRequired')
        : afterSeconds === ''
          ? null
          : seconds(afterSeconds, 1, DAY),
      [`${path}.waitingPerReadyAgent`]: waitingPerReadyAgent === '' ? null : rules.whole(1, 1000)(waitingPerReadyAgent),
      [`${path}.queueId`]: to === 'queue' && queueId === null ? t('queues.overflowQueueRequired') : null,
    };
  };
  const channelErrors = (values: QueueValues, channel: Channel) =>
    CHANNEL_TIMES.map((time) => {
      const value = values.channels[channel][time];
      return [`channels.${channel}.${time}`, value === '' ? null : seconds(value, ...CHANNEL_LIMITS[time])] as const;
    });

  return (values: QueueValues): FormErrors => ({
    name: rules.name(values.name),
    memberIds: values.members === 'chosen' && !values.memberIds.length ? t('queues.membersRequired') : null,
    priority: rules.whole(0, 10_000)(values.priority),
    tier: rules.whole(0, 9)(values.tier),
    highBonus: rules.whole(0, 10_000)(values.highBonus),
    keyBonus: rules.whole(0, 10_000)(values.keyBonus),
    targetPercent: rules.whole(1, 100)(values.targetPercent),
    targetSeconds: seconds(values.targetSeconds, 1, DAY),
    calmPercent: rules.whole(0, 100)(values.calmPercent),
    'voice.keepDays': rules.whole(1, 3650)(values.voice.keepDays),
    ...stepErrors(values.skills),
    ...Object.fromEntries(CHANNELS.flatMap((channel) => channelErrors(values, channel))),
    ...Object.assign({}, ...values.overflow.map(overflowErrors)),
  });
}
