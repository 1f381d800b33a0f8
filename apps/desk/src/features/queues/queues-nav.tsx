import type { QueueSummary } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSession } from '../../app/session.tsx';
import { QueueMark, useQueues } from '../routing/queue-mark.tsx';
import { CountBadge } from '../views/count-badge.tsx';
import nav from '../views/views-nav.module.css';
import { useQueueFacts } from './use-queue-facts.ts';

/** The queues with what waits in each. Whoever supervises routing can look inside. */
export function QueuesNav() {
  const { t } = useTranslation('routing');
  const queues = useQueues();
  if (!queues || queues.length === 0) return null;
  return (
    <div>
      <h2 className={nav.heading}>{t('queues.title')}</h2>
      <ul className={nav.list}>
        {queues.map((queue) => (
          <QueueItem key={queue.id} queue={queue} />
        ))}
      </ul>
    </div>
  );
}

function QueueItem({ queue }: { queue: QueueSummary }) {
  const { t } = useTranslation('routing');
  const { can } = useSession();
  const facts = useQueueFacts()(queue);
  const { id, name, waiting } = queue;
  const content = (
    <>
      <QueueMark queueId={id} />
      <span className={nav.label}>{name}</span>
      {waiting > 0 && <CountBadge count={waiting} label={t('queues.waiting', { count: waiting })} />}
    </>
  );
  return (
    <li className={nav.item}>
      {can('routing.supervise') ? (
        <NavLink to={`/queue/${id}`} className={nav.link ?? ''} title={facts}>
          {content}
        </NavLink>
      ) : (
        <div className={nav.link} title={facts} data-plain>
          {content}
        </div>
      )}
    </li>
  );
}
