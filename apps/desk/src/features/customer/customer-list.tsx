import { searchCustomers, type ApiError, type CustomerSummary } from '@guichet/contracts';
import { Button, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAddressBook, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { call } from '../../app/api.ts';
import { Page } from '../../app/page.tsx';
import { PersonAvatar } from '../../app/person-avatar.tsx';
import { Pill } from '../../app/pill.tsx';
import { Empty } from '../../app/states/empty.tsx';
import { Failure } from '../../app/states/failure.tsx';
import { called } from './called.ts';
import classes from './customer.module.css';

type Found = { customers: CustomerSummary[]; nextCursor: string | null };

export function CustomerList() {
  const { t } = useTranslation(['customer', 'app']);
  const [query, setQuery] = useSearchParams();
  const [typed, setTyped] = useState(query.get('q') ?? '');
  const [q] = useDebouncedValue(typed.trim(), 200);
  useEffect(() => setQuery(q ? { q } : {}, { replace: true }), [q, setQuery]);
  const found = useInfiniteQuery<Found, ApiError, { pages: Found[] }, unknown[], string | null>({
    queryKey: [searchCustomers.path, { q }, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      call(searchCustomers, { q, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const customers = found.data?.pages.flatMap((page) => page.customers) ?? [];
  return (
    <Page title={t('list.title')} intro={t('list.intro')}>
      <TextInput
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={classes.sheet}>
        {found.isPending && Array.from({ length: 6 }, (_, index) => <Skeleton key={index} height={36} mb="xs" />)}
        {found.isError && customers.length === 0 && (
          <Failure error={found.error} onRetry={() => void found.refetch()} />
        )}
        {found.isSuccess && customers.length === 0 && (
          <Empty
            icon={<IconAddressBook stroke={1.75} aria-hidden />}
            title={t('list.noneTitle')}
            text={t('list.noneText')}
          />
        )}
        <ul className={classes.contacts}>
          {customers.map((one) => (
            <li key={one.id}>
              <Link className={`${classes.contact} ${classes.who}`} to={`/customers/${one.id}`}>
                <PersonAvatar name={called(one) || '?'} />
                <span className={classes.contactSubject}>
                  {called(one) || t('unnamed')}{' '}
                  {one.valueClass !== 'standard' && <Pill tone="accent">{t(`app:valueClass.${one.valueClass}`)}</Pill>}
                </span>
                <span className={classes.quiet}>{one.email}</span>
              </Link>
            </li>
          ))}
        </ul>
        {found.hasNextPage && (
          <Button variant="subtle" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </div>
    </Page>
  );
}
