import * as z from 'zod';
import { Channel } from './channels.ts';
import { endpoint } from './endpoint.ts';
import { Id, Instant, Name, Ok } from './fields.ts';

/** Figures of the board that somebody can be told about: shares in percent, waits in seconds, the rest in pieces. */
export const ALERT_FIGURES = [
  'waiting',
  'longestWait',
  'levelNow',
  'levelToday',
  'answerRate',
  'abandoned',
  'answerSeconds',
  'callbacksDue',
  'callbacksLate',
  'atRisk',
  'late',
  'readyAgents',
  'occupancy',
] as const;
export const AlertFigure = z.enum(ALERT_FIGURES);
export type AlertFigure = z.infer<typeof AlertFigure>;

export const ALERT_SEVERITIES = ['warning', 'alarm'] as const;
export const AlertSeverity = z.enum(ALERT_SEVERITIES);
export type AlertSeverity = z.infer<typeof AlertSeverity>;

const Value = z.number().min(0).max(1_000_000);
const alertFields = {
  name: Name,
  figure: AlertFigure,
  /** Null: all queues, all channels. */
  queueId: Id.nullable(),
  channel: Channel.nullable(),
  /** Beyond means above, else below. */
  isAbove: z.boolean(),
  raiseAt: Value,
  /** Back here it is over; between the two it stays as it is. */
  clearAt: Value,
  /** Beyond for so long before anybody is told. */
  forSeconds: z.number().int().min(0).max(86_400),
  severity: AlertSeverity,
  isLoud: z.boolean(),
  /** Who gets a mail as well. */
  mailTo: z.array(Id).max(50),
  isEnabled: z.boolean(),
};
export const ALERT_STATES = ['quiet', 'pending', 'raised'] as const;
export const AlertRule = z.object({ id: Id, ...alertFields, state: z.enum(ALERT_STATES), since: Instant.nullable() });
export type AlertRule = z.infer<typeof AlertRule>;

/** It clears on the quiet side of where it is raised, or at the same value. */
export const isAlertSound = ({
  isAbove,
  raiseAt,
  clearAt,
}: Pick<AlertRule, 'isAbove' | 'raiseAt' | 'clearAt'>): boolean => (isAbove ? clearAt <= raiseAt : clearAt >= raiseAt);

const clearsBeyond = { error: 'clears beyond', path: ['clearAt'] };

/** As a board and a notification show it while it lasts. */
export const RaisedAlert = z.object({
  id: Id,
  name: z.string(),
  figure: AlertFigure,
  queueId: Id.nullable(),
  channel: Channel.nullable(),
  severity: AlertSeverity,
  isLoud: z.boolean(),
  since: Instant,
});
export type RaisedAlert = z.infer<typeof RaisedAlert>;

export const listAlertRules = endpoint({
  method: 'GET',
  path: '/api/admin/alerts',
  access: 'routing.supervise',
  input: z.object({}),
  output: z.object({ rules: z.array(AlertRule) }),
});
export const createAlertRule = endpoint({
  method: 'POST',
  path: '/api/admin/alerts',
  access: 'routing.supervise',
  input: z.object(alertFields).refine(isAlertSound, clearsBeyond),
  output: AlertRule,
});
/** All of it anew; whatever it had noticed begins again. */
export const updateAlertRule = endpoint({
  method: 'PUT',
  path: '/api/admin/alerts/:alertId',
  access: 'routing.supervise',
  input: z.object({ ...alertFields, alertId: Id }).refine(isAlertSound, clearsBeyond),
  output: AlertRule,
});
export const deleteAlertRule = endpoint({
  method: 'DELETE',
  path: '/api/admin/alerts/:alertId',
  access: 'routing.supervise',
  input: z.object({ alertId: Id }),
  output: Ok,
});
