import { Button } from '@mantine/core';
import { IconEar, IconEarOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCallActions } from './use-call-actions.ts';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** Whoever listens is silent until he wants the agent, and nobody else, to hear him. */
export function WhisperButton({ callId }: { callId: string }) {
  const { t } = useTranslation('calls');
  const [isOn, setOn] = useState(false);
  const { whisper } = useCallActions();
  const toggle = () => whisper.mutate({ callId, isOn: !isOn }, { onSuccess: () => setOn(!isOn) });
  return (
    <Button
      size="compact-sm"
      radius="xl"
      variant={isOn ? 'filled' : 'default'}
      aria-pressed={isOn}
      loading={whisper.isPending}
      leftSection={isOn ? <IconEar {...icon} /> : <IconEarOff {...icon} />}
      onClick={toggle}
    >
      {t(isOn ? 'whispering' : 'whisper')}
    </Button>
  );
}
