import { getReport } from '@guichet/contracts';
import { Skeleton } from '@mantine/core';
import { IconReportAnalytics } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { late } from '../../app/late.tsx';
import { Page } from '../../app/page.tsx';
import { useSession } from '../../app/session.tsx';
import { Empty } from '../../app/states/empty.tsx';
import { Failure } from '../../app/states/failure.tsx';
import { NotFound } from '../../app/states/not-found.tsx';
import { exactDay } from '../../app/time/words.ts';
import { ReportChoices } from './report-choices.tsx';
import { type Behind, ReportContacts } from './report-contacts.tsx';
import { ReportCosts } from './report-costs.tsx';
import { ReportExtras } from './report-extras.tsx';
import { ReportPaper } from './report-paper.tsx';
import { ReportRetention } from './report-retention.tsx';
import { ReportTable } from './report-table.tsx';
import { ReportTiles } from './report-tiles.tsx';
import { ownZone } from './period.ts';
import { useChoice } from './use-choice.ts';
import classes from './reports.module.css';

// Charts weigh more than all else here.
const ReportChart = late(async () => (await import('./report-chart.tsx')).ReportChart);

/** What happened, and how it was before. */
export function ReportsPage() {
  const { t, i18n } = useTranslation('reports');
  const { can } = useSession();
  const { choice, request, choose } = useChoice();
  const [behind, setBehind] = useState<Behind | null>(null);
  const { data, error, refetch } = useAnswer(getReport, request, { keepsPrevious: true });
  if (!can('routing.supervise')) return <NotFound />;
  const { groupBy, zone } = choice;
  return (
    <Page title={t('title')} intro={t('intro')} isWide>
      <ReportPaper choice={choice} request={request} />
      <ReportChoices choice={choice} request={request} onChoose={choose} />
      {zone !== ownZone() && <p className={classes.intro}>{t('otherZone', { zone: zone.replaceAll('_', ' ') })}</p>}
      {!data && error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-label={t('loading')} />}
      {data && <ReportTiles formula={data.formula} total={data.total} before={data.before} />}
      {data?.keptFrom && (
        <p className={classes.intro}>{t('keptFrom', { day: exactDay(data.keptFrom, i18n.language) })}</p>
      )}
      {data?.rows.length === 0 && (
        <Empty icon={<IconReportAnalytics stroke={1.75} aria-hidden />} title={t('empty')} text={t('emptyText')} />
      )}
      {data && data.rows.length > 0 && (
        <>
          <Suspense fallback={<Skeleton height={240} />}>
            <ReportChart group={groupBy} rows={data.rows} />
          </Suspense>
          <ReportTable group={groupBy} formula={data.formula} rows={data.rows} onOpen={setBehind} />
          <ReportExtras request={request} />
        </>
      )}
      {can('queue.manage') && <ReportCosts />}
      {can('queue.manage') && <ReportRetention />}
      {behind && (
        <div className={classes.screenOnly}>
          <ReportContacts behind={behind} request={request} onClose={() => setBehind(null)} />
        </div>
      )}
    </Page>
  );
}
