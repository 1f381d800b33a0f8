import type { AuditEntry } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import classes from './audit.module.css';

const inWords = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value, null, 1));

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
