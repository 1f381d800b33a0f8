import { listInboxes, listQuarantine } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconMailCheck, IconRotateClockwise } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { Empty } from '../../../app/states/empty.tsx';
import { Failure } from '../../../app/states/failure.tsx';
import { AdminPage } from '../frame/admin-page.tsx';
import { icon } from '../frame/icon-look.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { TableSkeleton } from '../frame/table-skeleton.tsx';
import { usePages } from '../frame/use-pages.ts';
import { QuarantineTable } from './quarantine-table.tsx';
import { useReplay } from './use-replay.ts';

/** After a replay the list is asked again until the mails had time to pass. */
const WATCH_EVERY_MS = 2000;

export function QuarantinePage() {
  const { t } = useTranslation('admin');
  const { passing, replay } = useReplay();
  const [selected, setSelected] = useState<readonly string[]>([]);
  const pages = usePages(listQuarantine, { refetchInterval: passing.size > 0 && WATCH_EVERY_MS });
  const inboxes = useAnswer(listInboxes, {});
  const mails = pages.data?.pages.flatMap((page) => page.mails) ?? [];
  // What left the list meanwhile is no longer selected.
  const chosen = mails.filter((mail) => selected.includes(mail.id) && !passing.has(mail.id)).map((mail) => mail.id);
  const replayChosen = () => {
    setSelected([]);
    void replay(chosen);
  };
  return (
    <AdminPage
      title={t('sections.quarantine')}
      lead={t('quarantine.lead')}
      actions={
        mails.length > 0 && (
          <Button leftSection={<IconRotateClockwise {...icon} />} disabled={!chosen.length} onClick={replayChosen}>
            {chosen.length ? t('quarantine.replaySelected', { count: chosen.length }) : t('quarantine.replayChosen')}
          </Button>
        )
      }
    >
      {pages.isPending && <TableSkeleton columns={4} />}
      {pages.error && !pages.data && <Failure error={pages.error} onRetry={() => void pages.refetch()} />}
      {mails.length > 0 && (
        <QuarantineTable
          mails={mails}
          inboxes={inboxes.data?.inboxes ?? []}
          selected={chosen}
          passing={passing}
          onSelect={setSelected}
          onReplay={(id) => void replay([id])}
        />
      )}
      {pages.isSuccess && mails.length === 0 && (
        <Empty
          icon={<IconMailCheck {...icon} />}
          title={t('quarantine.empty.title')}
          text={t('quarantine.empty.body')}
        />
      )}
      <MoreButton pages={pages} />
    </AdminPage>
  );
}
