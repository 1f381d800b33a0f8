import { listQueueWork } from '@guichet/contracts';
import { IconStack2 } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { afterFirstPage } from '../../app/code-ahead.ts';
import { speaking } from '../../app/i18n.ts';
import { late } from '../../app/late.tsx';
import { Page } from '../../app/page.tsx';
import { useSession } from '../../app/session.tsx';
import { Empty } from '../../app/states/empty.tsx';
import { Failure } from '../../app/states/failure.tsx';
import { NotFound } from '../../app/states/not-found.tsx';
import { LiveCalls, useLiveCalls } from '../calls/live-calls.tsx';
import { useQueues } from '../routing/queue-mark.tsx';
import { QueueAgents } from './queue-agents.tsx';
import { QueueInHand } from './queue-in-hand.tsx';
import { QueueSkeleton } from './queue-skeleton.tsx';
import { QueueWork } from './queue-work.tsx';
import { useQueueFacts } from './use-queue-facts.ts';
import classes from './queue-page.module.css';

const CallbackFigures = late(
  speaking('contact', async () => (await import('../callbacks/callback-figures.tsx')).CallbackFigures),
);

// Supervisors hear of it on whatever page they are.
afterFirstPage(async () => (await import('../callbacks/late-callbacks.ts')).follow());

/** What waits in a queue, in the order it will be given out, and who is there for it. */
export function QueuePage() {
  const { queueId = '' } = useParams();
  const { can } = useSession();
  const factsOf = useQueueFacts();
  const queues = useQueues();
  const queue = queues?.find((one) => one.id === queueId);
  if (!can('routing.supervise') || (queues && !queue)) return <NotFound />;
  return (
    <Page title={queue?.name ?? ''} {...(queue ? { intro: factsOf(queue) } : {})}>
      <Suspense>
        <CallbackFigures queueId={queueId} />
      </Suspense>
      <CallsSection queueId={queueId} />
      <WaitingSection queueId={queueId} />
      <InHandSection queueId={queueId} />
      <QueueAgents queueId={queueId} />
    </Page>
  );
}

function CallsSection({ queueId }: { queueId: string }) {
  const { t } = useTranslation('calls');
  const calls = useLiveCalls(queueId);
  if (calls.length === 0) return null;
  return (
    <section className={classes.section} aria-label={t('live.title')}>
      <h2 className={classes.heading}>{t('live.title')}</h2>
      <LiveCalls calls={calls} />
    </section>
  );
}

function WaitingSection({ queueId }: { queueId: string }) {
  const { t } = useTranslation('routing');
  const { data, error, refetch } = useAnswer(listQueueWork, { queueId });
  return (
    <section className={classes.section} aria-label={t('queues.work')}>
      <h2 className={classes.heading}>{t('queues.work')}</h2>
      {!data && error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <QueueSkeleton rows={4} />}
      {data?.items.length === 0 && (
        <div className={classes.frame}>
          <Empty
            icon={<IconStack2 stroke={1.75} aria-hidden />}
            title={t('queues.nothing')}
            text={t('queues.nothingText')}
          />
        </div>
      )}
      {data && data.items.length > 0 && <QueueWork items={data.items} />}
    </section>
  );
}

function InHandSection({ queueId }: { queueId: string }) {
  const { t } = useTranslation('routing');
  const inHand = useAnswer(listQueueWork, { queueId }).data?.inHand ?? [];
  if (inHand.length === 0) return null;
  return (
    <section className={classes.section} aria-label={t('queues.inHand')}>
      <h2 className={classes.heading}>{t('queues.inHand')}</h2>
      <QueueInHand items={inHand} />
    </section>
  );
}
