import type { AgentStatus } from '@guichet/contracts';
import { Menu } from '@mantine/core';
import { IconCheck, IconLogout2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StateDot } from './state-dot.tsx';
import { useReasonName, useReasons } from './use-state-words.ts';

interface Change {
  action: 'ready' | 'not-ready' | 'leave';
  reasonId?: string | null;
}
interface StateItemsProps {
  status: Pick<AgentStatus, 'state' | 'reasonId'>;
  onChange: (change: Change) => void;
}
const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
const marked = (isNow: boolean) =>
  isNow ? { rightSection: <IconCheck {...icon} />, 'aria-current': true as const } : {};

export function ReadyItem({ status, onChange }: StateItemsProps) {
  const { t } = useTranslation('routing');
  return (
    <Menu.Item
      leftSection={<StateDot tone="green" isIcon />}
      {...marked(status.state === 'ready')}
      onClick={() => onChange({ action: 'ready' })}
    >
      {t('states.ready')}
    </Menu.Item>
  );
}

/** Why nothing is to be offered now, and the end of the day. */
export function ReasonItems({ status, onChange }: StateItemsProps) {
  const { t } = useTranslation('routing');
  const reasons = useReasons();
  const nameOf = useReasonName();
  return (
    <>
      <Menu.Label>{t('state.notReadyFor')}</Menu.Label>
      {reasons.map((reason) => (
        <Menu.Item
          key={reason.id}
          leftSection={<StateDot tone={reason.colour} isIcon />}
          {...marked(status.state === 'not_ready' && status.reasonId === reason.id)}
          onClick={() => onChange({ action: 'not-ready', reasonId: reason.id })}
        >
          {nameOf(reason)}
        </Menu.Item>
      ))}
      {status.state !== 'offline' && (
        <>
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout2 {...icon} />} onClick={() => onChange({ action: 'leave' })}>
            {t('state.leave')}
          </Menu.Item>
        </>
      )}
    </>
  );
}
