import { listQueueSettings, QUEUE_STANDARDS, type QueueStandard, updateQueue } from '@guichet/contracts';
import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, keyOf, queryClient, useAnswer } from '../../../app/api.ts';
import look from '../frame/form-look.module.css';
import { Notice } from '../frame/notice.tsx';
import { useErrorWords } from '../frame/use-error-words.ts';
import { useTell } from '../frame/use-tell.ts';
import { targetInWords } from '../queues/queue-words.ts';
import classes from './standards.module.css';

/** Gives queues a standard's target, as their own page would. */
export function ApplyStandard({ standard, onClose }: { standard: QueueStandard; onClose: () => void }) {
  const { t } = useTranslation('routing-settings');
  const tell = useTell();
  const words = useErrorWords('queues');
  const queues = useAnswer(listQueueSettings, {}).data?.queues ?? [];
  const [chosen, setChosen] = useState<string[]>([]);
  const target = QUEUE_STANDARDS[standard];
  const apply = useMutation({
    mutationFn: async () => {
      for (const queueId of chosen) await call(updateQueue, { queueId, ...target });
    },
    onSuccess: () => {
      tell.done(t('serviceLevels.standards.applied', { count: chosen.length }));
      onClose();
    },
    onSettled: () => void queryClient.invalidateQueries({ queryKey: keyOf(listQueueSettings) }),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`serviceLevels.standards.${standard}.name`)}
      classNames={{ title: look.dialogTitle ?? '' }}
      closeButtonProps={{ 'aria-label': t('admin:actions.close') }}
    >
      <Stack>
        <Text>{t('serviceLevels.standards.applyBody', { target: targetInWords(target, t) })}</Text>
        {apply.error && (
          <Notice tone="bad" title={t('admin:failed.action')}>
            {words(apply.error)}
          </Notice>
        )}
        <Checkbox.Group value={chosen} onChange={setChosen} aria-label={t('serviceLevels.standards.queues')}>
          <div className={classes.choices}>
            {queues.map((queue) => (
              <Checkbox key={queue.id} value={queue.id} label={queue.name} description={targetInWords(queue, t)} />
            ))}
          </div>
        </Checkbox.Group>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('admin:actions.cancel')}
          </Button>
          <Button onClick={() => apply.mutate()} loading={apply.isPending} disabled={chosen.length === 0}>
            {t('serviceLevels.standards.apply')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
