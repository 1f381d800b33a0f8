import { getReportExtras, type ReportExtras as Extras, type ReportRequest } from '@guichet/contracts';
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { Failure } from '../../app/states/failure.tsx';
import { ReportOnce } from './report-once.tsx';
import { useFigureWords } from './use-figure-words.ts';
import classes from './reports.module.css';

/** What is said of all contacts, whatever they are grouped by; it comes after the figures. */
export function ReportExtras({ request }: { request: ReportRequest }) {
  const { t } = useTranslation('reports');
  const { data, error, refetch } = useAnswer(getReportExtras, request, { keepsPrevious: true });
  if (data)
    return (
      <>
        <ReportOnce group={request.groupBy ?? 'all'} all={data.once} rows={data.onceRows} />
        <ExtraLines extras={data} />
      </>
    );
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return <Skeleton height={160} aria-label={t('loading')} />;
}

function ExtraLines({ extras }: { extras: Extras }) {
  const { t } = useTranslation('reports');
  const words = useFigureWords();
  const { satisfaction, estimates, lost, exchangesPerRequest, comments } = extras;
  const lines = [
    ['satisfied', words.share(satisfaction.satisfied)],
    ['responseRate', words.share(satisfaction.responseRate)],
    ['exchanges', words.decimal(exchangesPerRequest)],
    ['estimateMean', words.decimal(estimates.meanErrorSeconds)],
    ['estimateP90', words.decimal(estimates.p90ErrorSeconds)],
    ['lost', words.count(lost.count)],
    ['lostCents', words.money(lost.cents)],
  ] as const;
  return (
    <section aria-label={t('extras.title')}>
      <h2 className={classes.heading}>{t('extras.title')}</h2>
      <dl className={classes.lines}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`extras.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {comments.length > 0 && <h3 className={classes.heading}>{t('comments')}</h3>}
      <ul className={classes.contacts}>
        {comments.map(({ conversationId, score, comment }) => (
          <li key={conversationId} className={classes.contact}>
            <Link to={`/inbox/all/${conversationId}`}>{t('score', { score })}</Link>
            <span>{comment}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
