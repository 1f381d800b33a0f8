import { useTranslation } from 'react-i18next';
import { useCommands } from '../../app/commands.ts';
import { late, LateMenu } from '../../app/late.tsx';
import { StateButton } from './state-button.tsx';
import { useChangeMyStatus, useMyStatus } from './use-my-status.ts';

const StateMenu = late(async () => (await import('./state-menu.tsx')).StateMenu);

/** My state with its menu, on the bar. */
export function StateHost() {
  const { t } = useTranslation('routing');
  const status = useMyStatus();
  const change = useChangeMyStatus();
  const goReady = () => change.mutate({ action: 'ready' });
  useCommands(
    status && status.state !== 'ready'
      ? [{ id: 'state.ready', group: 'desk', label: t('state.goReady'), run: goReady }]
      : [],
  );
  if (!status) return null;
  return (
    <LateMenu button={(open) => <StateButton onClick={open} />}>
      <StateMenu />
    </LateMenu>
  );
}
