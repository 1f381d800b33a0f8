import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../app/time/words.ts';
import classes from './timeline.module.css';

const STEPS = [
  ['understood', 'saidUnderstood'],
  ['solution', 'saidSolution'],
  ['nextStep', 'saidNextStep'],
] as const;

/** The three steps as they were written down when it was resolved. */
export function ClosingLine({ data }: { data: Record<string, unknown> }) {
  const { t, i18n } = useTranslation('conversation');
  const said = STEPS.filter(([step]) => typeof data[step] === 'string' && data[step] !== '');
  if (said.length === 0) return null;
  const dueAt = typeof data['dueAt'] === 'string' ? data['dueAt'] : null;
  return (
    <span className={classes.closing}>
      {said.map(([step, word]) => (
        <span key={step}>
          <b>{t(`closing.${word}`)}</b>
          {String(data[step])}
          {step === 'nextStep' && dueAt && <strong> {dayAndTime(dueAt, i18n.language)}</strong>}
        </span>
      ))}
    </span>
  );
}
