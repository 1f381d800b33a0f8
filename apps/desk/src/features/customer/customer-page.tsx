import { getCustomer } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconArrowLeft, IconPencil } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { Page } from '../../app/page.tsx';
import { useSession } from '../../app/session.tsx';
import { called } from './called.ts';
import { CustomerPanel } from './customer-panel.tsx';
import { useSince } from './use-since.ts';
import { useUpdateCustomer } from './use-update-customer.ts';
import classes from './customer.module.css';

export function CustomerPage({ customerId }: { customerId: string }) {
  const { t } = useTranslation(['customer', 'app']);
  const { can } = useSession();
  const since = useSince();
  const { data: customer } = useAnswer(getCustomer, { customerId });
  const update = useUpdateCustomer();
  const [isRenaming, setRenaming] = useState(false);
  const rename = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    setRenaming(false);
    if (name && name !== customer?.name) update.mutate({ customerId, name });
  };
  return (
    <Page
      title={customer ? called(customer) || t('unnamed') : t('panel')}
      {...(customer ? { intro: since(customer) } : {})}
      actions={
        <>
          <Button
            component={Link}
            to="/customers"
            variant="default"
            leftSection={<IconArrowLeft size={16} stroke={1.75} aria-hidden />}
          >
            {t('list.title')}
          </Button>
          {can('customer.write') && customer && !isRenaming && (
            <Button
              variant="default"
              leftSection={<IconPencil size={16} stroke={1.75} aria-hidden />}
              onClick={() => setRenaming(true)}
            >
              {t('rename')}
            </Button>
          )}
          {isRenaming && (
            <form onSubmit={rename} className={classes.rename}>
              <input
                name="name"
                aria-label={t('name')}
                defaultValue={customer?.name}
                maxLength={200}
                onKeyDown={(event) => event.key === 'Escape' && setRenaming(false)}
                autoFocus
              />
              <Button type="submit">{t('app:save')}</Button>
            </form>
          )}
        </>
      }
    >
      <div className={classes.sheet}>
        <CustomerPanel customerId={customerId} isPage />
      </div>
    </Page>
  );
}
