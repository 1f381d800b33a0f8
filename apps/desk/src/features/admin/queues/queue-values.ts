import {
  type AGENT_ORDERS,
  Channel,
  type createQueue,
  type OverflowRule,
  type Queue,
  type QueueChannelRules,
  type RequestOf,
  type updateVoiceSettings,
  type VoiceSettings,
} from '@guichet/contracts';
import { newKey } from '../routing/list-order.ts';
import { NO_STEPS, type StepsValues, stepsToValues, valuesToSteps } from '../routing/skill-steps.ts';

/** An empty field keeps the channel's standard. */
export interface ChannelValues {
  offerSeconds: number | '';
  giving: 'standard' | 'automatic' | 'asked';
  wrapUpSeconds: number | '';
  stickySeconds: number | '';
}
export interface OverflowValues {
  key: string;
  afterSeconds: number | '';
  waitingPerReadyAgent: number | '';
  to: 'queue' | 'callback' | 'form';
  queueId: string | null;
}
/** Recording of its calls, which the server keeps apart from the queue. */
export type VoiceValues = Omit<VoiceSettings, 'keepDays'> & { keepDays: number | '' };
/** A queue with what it does to calls. */
export type VoicedQueue = Queue & { voice: VoiceSettings };
export interface QueueValues {
  name: string;
  members: 'everybody' | 'chosen';
  memberIds: string[];
  calendarId: string | null;
  agentOrder: (typeof AGENT_ORDERS)[number];
  priority: number | '';
  tier: number | '';
  highBonus: number | '';
  keyBonus: number | '';
  skills: StepsValues;
  channels: Record<Channel, ChannelValues>;
  targetPercent: number | '';
  targetSeconds: number | '';
  overflow: OverflowValues[];
  calmPercent: number | '';
  voice: VoiceValues;
}

export const CHANNELS = Channel.options;
const STANDARD: ChannelValues = { offerSeconds: '', giving: 'standard', wrapUpSeconds: '', stickySeconds: '' };
const eachChannel = <Value>(of: (channel: Channel) => Value) =>
  Object.fromEntries(CHANNELS.map((channel) => [channel, of(channel)])) as Record<Channel, Value>;

function channelToValues(rules: QueueChannelRules | undefined): ChannelValues {
  if (!rules) return STANDARD;
  const { offerSeconds = '', wrapUpSeconds = '', stickySeconds = '', isAutomatic } = rules;
  const giving = isAutomatic === undefined ? 'standard' : isAutomatic ? 'automatic' : 'asked';
  return { offerSeconds, giving, wrapUpSeconds, stickySeconds };
}

function valuesToChannel({ offerSeconds, giving, wrapUpSeconds, stickySeconds }: ChannelValues): QueueChannelRules {
  return {
    ...(offerSeconds === '' ? {} : { offerSeconds }),
    ...(giving === 'standard' ? {} : { isAutomatic: giving === 'automatic' }),
    ...(wrapUpSeconds === '' ? {} : { wrapUpSeconds }),
    ...(stickySeconds === '' ? {} : { stickySeconds }),
  };
}

export const newOverflow = (): OverflowValues => ({
  key: newKey(),
  afterSeconds: '',
  waitingPerReadyAgent: '',
  to: 'queue',
  queueId: null,
});

/** It says when and where to. */
export const isFinished = ({ afterSeconds, waitingPerReadyAgent, to, queueId }: OverflowValues) =>
  (afterSeconds !== '' || waitingPerReadyAgent !== '') && (to !== 'queue' || queueId !== null);

const overflowToValues = ({ afterSeconds, waitingPerReadyAgent, to }: OverflowRule): OverflowValues => ({
  key: newKey(),
  afterSeconds: afterSeconds ?? '',
  waitingPerReadyAgent: waitingPerReadyAgent ?? '',
  to: to.type,
  queueId: to.type === 'queue' ? to.queueId : null,
});

const valuesToOverflow = ({ afterSeconds, waitingPerReadyAgent, to, queueId }: OverflowValues): OverflowRule => ({
  afterSeconds: afterSeconds === '' ? null : afterSeconds,
  waitingPerReadyAgent: waitingPerReadyAgent === '' ? null : waitingPerReadyAgent,
  to: to === 'queue' ? { type: to, queueId: queueId ?? '' } : { type: to },
});

/** What a queue begins with: the standards of the server. */
const NEW: Omit<QueueValues, 'channels'> = {
  name: '',
  members: 'everybody',
  memberIds: [],
  calendarId: null,
  agentOrder: 'longest_idle',
  priority: 0,
  tier: 0,
  highBonus: 10,
  keyBonus: 30,
  skills: NO_STEPS,
  targetPercent: 80,
  targetSeconds: 30,
  overflow: [],
  calmPercent: 80,
  voice: { isRecorded: false, notice: 'both', keepDays: 30 },
};

export function startValues(queue: VoicedQueue | undefined): QueueValues {
  if (!queue) return { ...NEW, channels: eachChannel(() => STANDARD) };
  const { id: _id, isForEverybody, skills, channels, overflow, ...same } = queue;
  return {
    ...same,
    members: isForEverybody ? 'everybody' : 'chosen',
    skills: stepsToValues(skills),
    channels: eachChannel((channel) => channelToValues(channels[channel])),
    overflow: overflow.map(overflowToValues),
  };
}

export function requestOf({ members, voice: _voice, ...values }: QueueValues): RequestOf<typeof createQueue> {
  const channels = eachChannel((channel) => valuesToChannel(values.channels[channel]));
  return {
    ...values,
    name: values.name.trim(),
    isForEverybody: members === 'everybody',
    memberIds: members === 'everybody' ? [] : values.memberIds,
    priority: Number(values.priority),
    tier: Number(values.tier),
    highBonus: Number(values.highBonus),
    keyBonus: Number(values.keyBonus),
    targetPercent: Number(values.targetPercent),
    targetSeconds: Number(values.targetSeconds),
    calmPercent: Number(values.calmPercent),
    skills: valuesToSteps(values.skills),
    channels: Object.fromEntries(Object.entries(channels).filter(([, rules]) => Object.keys(rules).length > 0)),
    overflow: values.overflow.map(valuesToOverflow),
  };
}

export const voiceRequestOf = (queueId: string, { voice }: QueueValues): RequestOf<typeof updateVoiceSettings> => ({
  ...voice,
  queueId,
  keepDays: Number(voice.keepDays),
});
