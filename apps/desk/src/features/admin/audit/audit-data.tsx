import type { AuditEntry } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import classes from './audit.module.css';

/** Recorded values are small: a few words, a list of names, what it was and what it became. */
function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, inner]) => `${name}: ${inWords(inner)}`)
    .join('\n');
}

/** All that was recorded, as it was recorded. */
export function AuditData({ entry, when }: { entry: AuditEntry; when: string }) {
  const { t } = useTranslation('admin');
  const recorded = Object.entries(entry.data);
  return (
    <dl className={classes.data}>
      <dt>{t('audit.entry')}</dt>
      <dd>{t('audit.number', { sequence: entry.sequence })}</dd>
      <dt>{t('audit.when')}</dt>
      <dd>{when}</dd>
      <dt>{t('audit.action')}</dt>
      <dd className={classes.raw}>{entry.action}</dd>
      {entry.subjectId !== null && (
        <>
          <dt>{t('audit.subject')}</dt>
          <dd className={classes.raw}>
            {entry.subjectType} {entry.subjectId}
          </dd>
        </>
      )}
      {recorded.map(([name, value]) => (
        <div key={name} className={classes.pair}>
          <dt>{name}</dt>
          <dd className={classes.raw}>{inWords(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
