import {
  type Channel,
  type createSlaPolicy,
  type Priority,
  type RequestOf,
  SLA_MAIL_PRESET,
  type SlaAction,
  type SlaKind,
  type SlaPolicy,
  type ValueClass,
} from '@guichet/contracts';

/** One action as its card shows it: all fields, of which its kind needs some. */
export interface ActionValues {
  key: string;
  type: SlaAction['type'];
  agent: boolean;
  supervisors: boolean;
  to: Priority;
  queueId: string | null;
  tag: string;
  url: string;
}
export interface PolicyValues {
  name: string;
  isEnabled: boolean;
  queueIds: string[];
  inboxIds: string[];
  channels: Channel[];
  priorities: Priority[];
  valueClasses: ValueClass[];
  /** Seconds; empty: nothing is promised. */
  targets: Record<SlaKind, number | ''>;
  calendarId: string | null;
  warnMinutes: number | '';
  onWarning: ActionValues[];
  onBreach: ActionValues[];
}
export type Moment = 'onWarning' | 'onBreach';

let made = 0;
export const newAction = (type: SlaAction['type'] = 'notify'): ActionValues => ({
  ...{ key: `action-${(made += 1)}`, type, agent: true, supervisors: false },
  ...{ to: 'high', queueId: null, tag: '', url: '' },
});

const NEW: PolicyValues = {
  ...{ name: '', isEnabled: true, queueIds: [], inboxIds: [], channels: [], priorities: [], valueClasses: [] },
  targets: { first_response: '', next_response: '', resolution: '' },
  ...{ calendarId: null, warnMinutes: 15 },
  onWarning: [],
  onBreach: [],
};

const toValues = (actions: readonly SlaAction[]): ActionValues[] =>
  actions.map((action) => {
    const { name, ...fields } = action.type === 'tag' ? action : { ...action, name: '' };
    return { ...newAction(action.type), ...fields, tag: name };
  });

/** A new one tells the agent before, and the supervisors after: whoever wants nothing takes it away. */
const fresh = (): PolicyValues => ({
  ...NEW,
  onWarning: [newAction()],
  onBreach: [{ ...newAction(), supervisors: true }],
});

/** Mail answered within four business hours; the calendar is still to be chosen. */
export const mailPreset = (name: string, calendarId: string | null): PolicyValues => ({
  ...fresh(),
  ...{ name, calendarId, channels: ['email'], targets: valuesOf(SLA_MAIL_PRESET) },
});

const valuesOf = ({ first_response, next_response, resolution }: SlaPolicy['targets']): PolicyValues['targets'] => ({
  ...{ first_response: first_response ?? '', next_response: next_response ?? '', resolution: resolution ?? '' },
});

export function startValues(policy: SlaPolicy | undefined): PolicyValues {
  if (!policy) return fresh();
  const { name, isEnabled, conditions, targets, calendarId, warnMinutes, onWarning, onBreach } = policy;
  return {
    ...{ name, isEnabled, ...conditions, calendarId, warnMinutes, targets: valuesOf(targets) },
    ...{ onWarning: toValues(onWarning), onBreach: toValues(onBreach) },
  };
}

function actionOf({ type, agent, supervisors, to, queueId, tag, url }: ActionValues): SlaAction {
  switch (type) {
    case 'notify':
      return { type, agent, supervisors };
    case 'priority':
      return { type, to };
    case 'queue':
      return { type, queueId: queueId ?? '' };
    case 'tag':
      return { type, name: tag.trim() };
    case 'webhook':
      return { type, url: url.trim() };
  }
}

const secondsOf = (value: number | ''): number | null => (value === '' ? null : value);

export function requestOf(values: PolicyValues): Required<RequestOf<typeof createSlaPolicy>> & Omit<SlaPolicy, 'id'> {
  const { name, isEnabled, queueIds, inboxIds, channels, priorities, valueClasses, targets, ...rest } = values;
  return {
    ...{ name: name.trim(), isEnabled, conditions: { queueIds, inboxIds, channels, priorities, valueClasses } },
    targets: {
      first_response: secondsOf(targets.first_response),
      next_response: secondsOf(targets.next_response),
      resolution: secondsOf(targets.resolution),
    },
    ...{ calendarId: rest.calendarId, warnMinutes: Number(rest.warnMinutes) },
    onWarning: rest.onWarning.map(actionOf),
    onBreach: rest.onBreach.map(actionOf),
  };
}
