import { dateLocale, type ReportRequest } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session.tsx';
import type { Choice } from './use-choice.ts';
import classes from './reports.module.css';

/** What the fields above say on the screen, for paper: of whom, which days, by which formula, printed when. */
export function ReportPaper({ choice, request }: { choice: Choice; request: ReportRequest }) {
  const { t, i18n } = useTranslation('reports');
  const { session } = useSession();
  const locale = dateLocale(i18n.language);
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: request.zone });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  // The period ends with the midnight after its last day.
  const last = new Date(Date.parse(request.to) - 1);
  return (
    <div className={classes.paper}>
      <p className={classes.paperTitle}>
        {session.tenant.name} · {days.formatRange(new Date(request.from), last)}
      </p>
      <p>{t('paper', { group: t(`groups.${choice.groupBy}`), formula: t(`formulas.${choice.formula}`) })}</p>
      <p>{t('printed', { at: moment.format(new Date()) })}</p>
    </div>
  );
}
