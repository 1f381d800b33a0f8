import {
  ApiError,
  deleteQueue,
  listInboxSettings,
  listQueueSettings,
  listQueues,
  listReportSchedules,
  listRules,
  listSites,
  type Queue,
} from '@guichet/contracts';
import { Button, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction } from '../../../app/api.ts';
import { ConfirmAction } from '../frame/confirm-action.tsx';
import { icon } from '../frame/icon-look.ts';
import { useErrorWords } from '../frame/use-error-words.ts';
import { useTell } from '../frame/use-tell.ts';
import classes from '../routing/routing.module.css';
import { UsesList } from '../routing/uses-list.tsx';
import { type Use, usesOf } from '../routing/uses.ts';

interface Props {
  queue: Queue;
  others: readonly Queue[];
  /** Before the page is left, so that nothing asks about changes to what is gone. */
  onDeleted: () => void;
}

/** Asks; when something depends on the queue, says what, and where all of it is to go. */
export function DeleteQueue({ queue, others, onDeleted }: Props) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const words = useErrorWords('queues');
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const [uses, setUses] = useState<Use[] | null>(null);
  const [moveTo, setMoveTo] = useState<string | null>(null);
  const remove = useAction(deleteQueue, {
    invalidates: [listQueueSettings, listQueues, listRules, listInboxSettings, listSites, listReportSchedules],
  });
  const { name } = queue;
  const ask = () => {
    remove.reset();
    setUses(null);
    setMoveTo(null);
    setAsking(true);
  };
  const confirm = () =>
    remove.mutate(
      { queueId: queue.id, ...(moveTo === null ? {} : { moveTo }) },
      {
        onSuccess: () => {
          onDeleted();
          tell.done(t('queues.deleted', { name }));
          void navigate('/admin/queues');
        },
        onError: (error) => {
          if (error instanceof ApiError && error.code === 'in_use') setUses(usesOf(error.details));
        },
      },
    );
  const isInUse = uses !== null;
  // What depends on it is said below, with the way out: not as something that failed.
  const refusal = remove.error && remove.error.code !== 'in_use' ? words(remove.error) : undefined;
  return (
    <>
      <Button variant="default" c="bad" leftSection={<IconTrash {...icon} />} onClick={ask}>
        {t('queues.delete')}
      </Button>
      <ConfirmAction
        opened={isAsking}
        title={t('queues.deleteTitle', { name })}
        body={t(isInUse ? 'queues.deleteInUse' : 'queues.deleteBody')}
        confirmLabel={t(isInUse ? 'queues.moveAndDelete' : 'queues.delete')}
        isBusy={remove.isPending}
        isBlocked={isInUse && moveTo === null}
        refusal={refusal}
        onConfirm={confirm}
        onClose={() => setAsking(false)}
      >
        {isInUse && (
          <div className={classes.stack} role="status">
            <UsesList uses={uses} />
            <Select
              label={t('queues.moveTo')}
              placeholder={t('queues.chooseQueue')}
              data={others.map((one) => ({ value: one.id, label: one.name }))}
              value={moveTo}
              onChange={setMoveTo}
              allowDeselect={false}
              searchable
              nothingFoundMessage={t('queues.noOther')}
              {...(others.length ? {} : { error: t('queues.noOther') })}
              comboboxProps={{ withinPortal: false }}
            />
          </div>
        )}
      </ConfirmAction>
    </>
  );
}
