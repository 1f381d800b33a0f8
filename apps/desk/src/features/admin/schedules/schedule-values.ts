import {
  type Channel,
  type createReportSchedule,
  DEFAULT_FORMULA,
  type MailedPeriod,
  type MailRhythm,
  type ReportGroup,
  type ReportSchedule,
  type RequestOf,
  type ServiceLevelFormula,
} from '@guichet/contracts';

/** The form: empty stands for all queues and channels, and for each queue's own target. */
export interface ScheduleValues {
  name: string;
  mailTo: string[];
  groupBy: ReportGroup;
  formula: ServiceLevelFormula;
  queueId: string;
  channel: Channel | '';
  targetSeconds: number | '';
  period: MailedPeriod;
  every: MailRhythm;
  /** Each rhythm keeps its own while one tries another. */
  weekday: string;
  monthDay: number | '';
  time: string;
  zone: string;
  isEnabled: boolean;
}

const NEW: Omit<ScheduleValues, 'zone'> = {
  ...{ name: '', mailTo: [], groupBy: 'queue', formula: DEFAULT_FORMULA, queueId: '', channel: '', targetSeconds: '' },
  ...{ period: 'week', every: 'week', weekday: '1', monthDay: 1, time: '08:00', isEnabled: true },
};

/** Of a stored one, or new with what is known already, such as the report that somebody looks at. */
export function valuesOf(schedule: ReportSchedule | undefined, known: Partial<ScheduleValues> = {}): ScheduleValues {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!schedule) return { ...NEW, zone, ...known };
  const { name, mailTo, groupBy, formula, period, every, day, time, isEnabled } = schedule;
  return {
    ...{ name, mailTo, groupBy, formula, period, every, time, isEnabled, zone: schedule.zone },
    ...{ queueId: schedule.queueId ?? '', channel: schedule.channel ?? '' },
    targetSeconds: schedule.targetSeconds ?? '',
    weekday: every === 'week' ? String(day) : NEW.weekday,
    monthDay: every === 'month' ? (day ?? '') : NEW.monthDay,
  };
}

export function wishesOf(values: ScheduleValues): RequestOf<typeof createReportSchedule> {
  const { mailTo, groupBy, formula, period, every, time, zone, isEnabled } = values;
  const days = { day: null, week: Number(values.weekday), month: Number(values.monthDay) };
  return {
    ...{ name: values.name.trim(), mailTo, groupBy, formula, period, every, time, zone, isEnabled },
    ...{ queueId: values.queueId || null, channel: values.channel || null },
    targetSeconds: values.targetSeconds === '' ? null : values.targetSeconds,
    day: days[every],
  };
}
