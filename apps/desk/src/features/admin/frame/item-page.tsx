import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from './admin-page.tsx';
import { BackLink } from './back-link.tsx';
import { FormSkeleton } from './form-skeleton.tsx';

interface Props {
  /** The page of the list it is one of, and the words of the way back there. */
  list: string;
  backToList: string;
  title: string;
  /** What is said when the list has no such one. */
  notFound: { icon: ReactNode; title: string; body: string };
  answer: { isPending: boolean; error: Error | null; data: unknown; refetch: () => unknown };
  /** Found in the list, or new. */
  isThere: boolean;
  /** Settings with something beside them need a wide one. */
  width?: 'wide' | 'narrow';
  children: ReactNode;
}

/** The page of one of a list, which is read as a whole: while it comes, when it cannot be read, and when that one is gone. */
export function ItemPage({ list, backToList, title, notFound, answer, isThere, width = 'narrow', children }: Props) {
  const { isPending, error, data, refetch } = answer;
  return (
    <AdminPage width={width} above={<BackLink to={list} label={backToList} />} title={title}>
      {isPending && <FormSkeleton />}
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {Boolean(data) && !isThere && (
        <Empty icon={notFound.icon} title={notFound.title} text={notFound.body}>
          <Button component={Link} to={list} variant="default">
            {backToList}
          </Button>
        </Empty>
      )}
      {Boolean(data) && isThere && children}
    </AdminPage>
  );
}
