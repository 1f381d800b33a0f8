import { ApiError, getCustomer } from '@guichet/contracts';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { speaking } from '../../app/i18n.ts';
import { late } from '../../app/late.tsx';
import { PersonAvatar } from '../../app/person-avatar.tsx';
import { useSession } from '../../app/session.tsx';
import { Failure } from '../../app/states/failure.tsx';
import { called } from './called.ts';
import { CustomerConversations } from './customer-conversations.tsx';
import { CustomerFacts } from './customer-facts.tsx';
import { CustomerFields } from './customer-fields.tsx';
import { CustomerMerges } from './customer-merges.tsx';
import { CustomerNotes } from './customer-notes.tsx';
import { CustomerSkeleton } from './customer-skeleton.tsx';
import { useSince } from './use-since.ts';
import classes from './customer.module.css';

const AskCallback = late(speaking('contact', async () => (await import('../callbacks/ask-callback.tsx')).AskCallback));

interface CustomerPanelProps {
  customerId: string;
  /** The open conversation, marked in the list of all. */
  conversationId?: string;
  path?: string;
  promises?: ReactNode;
  /** The page around it says who it is. */
  isPage?: boolean;
}

export function CustomerPanel({
  customerId,
  conversationId,
  path = '/inbox/all',
  promises,
  isPage,
}: CustomerPanelProps) {
  const { t } = useTranslation('customer');
  const { can } = useSession();
  const since = useSince();
  const { data: customer, error, refetch } = useAnswer(getCustomer, { customerId });
  if (error && !customer) {
    if (error instanceof ApiError && error.status === 404) return <p className={classes.quiet}>{t('gone')}</p>;
    return <Failure error={error} onRetry={() => void refetch()} />;
  }
  if (!customer) return <CustomerSkeleton />;
  const name = called(customer) || t('unnamed');
  return (
    <div className={classes.panel}>
      {!isPage && (
        <header className={classes.head}>
          <PersonAvatar name={name} size="l" />
          <div className={classes.headWords}>
            <h2 className={classes.name}>
              <Link to={`/customers/${customer.id}`}>{name}</Link>
            </h2>
            <p className={classes.quiet}>{since(customer)}</p>
          </div>
        </header>
      )}
      <CustomerFacts customer={customer} />
      {conversationId && can('conversation.write') && (
        <Suspense>
          <AskCallback customer={customer} conversationId={conversationId} />
        </Suspense>
      )}
      {promises}
      <CustomerNotes key={`${customer.id}.notes`} customer={customer} />
      <CustomerFields customer={customer} />
      <CustomerConversations customerId={customer.id} conversationId={conversationId} path={path} />
      <CustomerMerges customer={customer} />
    </div>
  );
}
