import type { DeskCall } from '@guichet/contracts';
import { Menu } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerRecord, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BarButton } from './bar-button.tsx';
import { useCallActions } from './use-call-actions.ts';
import classes from './call-bar.module.css';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** Whether the talk is written, and what can be done about it. Nothing to press where nothing is written. */
export function RecordingMenu({ call }: { call: DeskCall }) {
  const { t } = useTranslation('calls');
  const { recording } = useCallActions();
  const { id: callId, recording: state } = call;
  const words = t(`recording.${state}`);
  const act = (action: 'pause' | 'resume' | 'stop') => recording.mutate({ callId, action });
  if (state === 'none') return null;
  if (state === 'refused')
    return (
      <span className={classes.record} data-state={state}>
        {words}
      </span>
    );
  return (
    <Menu width={230}>
      <Menu.Target>
        <BarButton label={words} recording={state} loading={recording.isPending}>
          <IconPlayerRecord size={18} stroke={1.75} />
        </BarButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words}</Menu.Label>
        {state === 'on' ? (
          <Menu.Item leftSection={<IconPlayerPause {...icon} />} onClick={() => act('pause')}>
            {t('recording.pause')}
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconPlayerPlay {...icon} />} onClick={() => act('resume')}>
            {t('recording.resume')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconPlayerStop {...icon} />} onClick={() => act('stop')}>
          {t('recording.stop')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
