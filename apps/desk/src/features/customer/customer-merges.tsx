import {
  getCustomer,
  listConversations,
  mergeCustomers,
  searchCustomers,
  unmergeCustomers,
  type Customer,
} from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconArrowsJoin } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { tellDone, tellFailure } from '../../app/tell.ts';
import { shortDate } from '../../app/time/words.ts';
import { useErrorText } from '../../app/use-error-text.ts';
import { FindCustomer } from './find-customer.tsx';
import { takeCustomer } from './use-update-customer.ts';
import classes from './customer.module.css';

/** The same person under two records: joined, and separated again when that was wrong. */
export function CustomerMerges({ customer }: { customer: Customer }) {
  const { t, i18n } = useTranslation('customer');
  const { can } = useSession();
  const words = useErrorText();
  const [isFinding, setFinding] = useState(false);
  const refused = (error: unknown) => tellFailure(t('merge.refused'), words(error));
  const invalidates = [listConversations, searchCustomers, getCustomer];
  const merge = useAction(mergeCustomers, {
    invalidates,
    onError: refused,
    onSuccess: (next) => {
      takeCustomer(next);
      tellDone(t('merge.done'));
    },
  });
  const unmerge = useAction(unmergeCustomers, {
    invalidates,
    onError: refused,
    onSuccess: ({ customer: next }) => {
      takeCustomer(next);
      tellDone(t('merge.undone'));
    },
  });
  if (!can('customer.merge')) return null;
  return (
    <section className={classes.section}>
      {customer.merges.length > 0 && <h3 className={classes.heading}>{t('merge.merged')}</h3>}
      {customer.merges.map((one) => (
        <div key={one.id} className={classes.merge}>
          <span>
            {one.mergedName} <span className={classes.quiet}>{shortDate(one.at, i18n.language)}</span>
          </span>
          <Button
            size="compact-xs"
            variant="subtle"
            loading={unmerge.isPending}
            onClick={() => unmerge.mutate({ customerId: customer.id, mergeId: one.id })}
          >
            {t('merge.separate')}
          </Button>
        </div>
      ))}
      <Button
        size="xs"
        variant="default"
        className={classes.join ?? ''}
        loading={merge.isPending}
        leftSection={<IconArrowsJoin size={16} stroke={1.75} aria-hidden />}
        onClick={() => setFinding(true)}
      >
        {t('merge.start')}
      </Button>
      {isFinding && (
        <FindCustomer
          title={t('merge.title', { name: customer.name })}
          intro={t('merge.intro')}
          exceptId={customer.id}
          onClose={() => setFinding(false)}
          onChoose={(mergedId) => {
            setFinding(false);
            merge.mutate({ customerId: customer.id, mergedId });
          }}
        />
      )}
    </section>
  );
}
