import type { AlertFigure, AlertRule, Channel, createAlertRule, RequestOf } from '@guichet/contracts';

/** The form: empty stands for all queues and channels, and for a number that is not there yet. */
export interface AlertValues {
  name: string;
  figure: AlertFigure;
  queueId: string;
  channel: Channel | '';
  isAbove: 'above' | 'below';
  raiseAt: number | '';
  clearAt: number | '';
  forSeconds: number | '';
  severity: AlertRule['severity'];
  isLoud: boolean;
  mailTo: string[];
  isEnabled: boolean;
}

const NEW: AlertValues = {
  ...{ name: '', figure: 'waiting', queueId: '', channel: '', isAbove: 'above', severity: 'alarm' },
  ...{ raiseAt: 5, clearAt: 3, forSeconds: 60, isLoud: true, mailTo: [], isEnabled: true },
};

export const valuesOf = (rule: AlertRule | undefined): AlertValues =>
  rule
    ? {
        ...rule,
        queueId: rule.queueId ?? '',
        channel: rule.channel ?? '',
        isAbove: rule.isAbove ? 'above' : 'below',
      }
    : NEW;

export const wishesOf = (values: AlertValues): RequestOf<typeof createAlertRule> => ({
  name: values.name.trim(),
  figure: values.figure,
  queueId: values.queueId || null,
  channel: values.channel || null,
  isAbove: values.isAbove === 'above',
  ...{ raiseAt: Number(values.raiseAt), clearAt: Number(values.clearAt), forSeconds: Number(values.forSeconds) },
  ...{ severity: values.severity, isLoud: values.isLoud, mailTo: values.mailTo, isEnabled: values.isEnabled },
});

const PERCENT: readonly AlertFigure[] = ['levelNow', 'levelToday', 'answerRate', 'occupancy'];
const SECONDS: readonly AlertFigure[] = ['longestWait', 'answerSeconds'];
/** What a figure is counted in. */
export const unitOf = (figure: AlertFigure): 'percent' | 'seconds' | 'pieces' =>
  PERCENT.includes(figure) ? 'percent' : SECONDS.includes(figure) ? 'seconds' : 'pieces';

const LOW_IS_BAD: readonly AlertFigure[] = ['levelNow', 'levelToday', 'answerRate', 'readyAgents'];
/** Limits that make sense at first for a figure. */
export function usualLimits(figure: AlertFigure): Pick<AlertValues, 'isAbove' | 'raiseAt' | 'clearAt'> {
  if (figure === 'readyAgents') return { isAbove: 'below', raiseAt: 1, clearAt: 1 };
  if (LOW_IS_BAD.includes(figure)) return { isAbove: 'below', raiseAt: 60, clearAt: 75 };
  const unit = unitOf(figure);
  if (unit === 'percent') return { isAbove: 'above', raiseAt: 85, clearAt: 75 };
  return unit === 'seconds'
    ? { isAbove: 'above', raiseAt: 120, clearAt: 60 }
    : { isAbove: 'above', raiseAt: 5, clearAt: 3 };
}
