import { Anchor, Button, Drawer, Skeleton } from '@mantine/core';
import { IconMailForward } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { speaking } from '../../app/i18n.ts';
import { late } from '../../app/late.tsx';
import type { ScheduleValues } from '../admin/schedules/schedule-values.ts';
import type { Choice } from './use-choice.ts';
import classes from './reports.module.css';

const ScheduleForm = late(
  speaking('settings', async () => (await import('../admin/schedules/schedule-form.tsx')).ScheduleForm),
);

/** Has what is on the screen sent by mail from now on. */
export function SendReport({ choice }: { choice: Choice }) {
  const { t } = useTranslation(['reports', 'app']);
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        variant="default"
        onClick={() => setOpen(true)}
        leftSection={<IconMailForward size={16} stroke={1.75} aria-hidden />}
      >
        {t('send')}
      </Button>
      <Drawer
        opened={isOpen}
        onClose={close}
        position="right"
        title={t('sendTitle')}
        classNames={{ title: classes.drawerTitle ?? '' }}
        closeButtonProps={{ 'aria-label': t('app:close') }}
      >
        <p className={classes.intro}>
          <Anchor component={Link} to="/admin/schedules" inherit underline="always">
            {t('scheduled')}
          </Anchor>
        </p>
        <Suspense fallback={<Skeleton height={480} />}>
          <ScheduleForm known={wishesFor(choice)} onClose={close} />
        </Suspense>
      </Drawer>
    </>
  );
}

/** What is looked at is sent of the last whole period of its kind. */
function wishesFor({ period, zone, groupBy, formula, ...narrowed }: Choice): Partial<ScheduleValues> {
  const { queueId, channel, targetSeconds } = narrowed;
  const of = {
    zone,
    groupBy,
    formula,
    queueId: queueId ?? '',
    channel: channel ?? '',
    targetSeconds: targetSeconds ?? '',
  } as const;
  if (period === 'today' || period === 'yesterday') return { ...of, period: 'day', every: 'day' };
  if (period === 'month' || period === 'lastMonth' || period === 'thirty')
    return { ...of, period: 'month', every: 'month' };
  return { ...of, period: period === 'seven' ? 'seven' : 'week', every: 'week' };
}
