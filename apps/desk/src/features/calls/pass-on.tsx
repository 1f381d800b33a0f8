import type { DeskCall } from '@guichet/contracts';
import { IconPhoneOutgoing, IconUsersPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { tellDone } from '../../app/tell.ts';
import { OptionMenu } from '../conversation/actions/option-menu.tsx';
import { targetOf, useTransferTargets } from '../routing/use-transfer-targets.tsx';
import { BarButton } from './bar-button.tsx';
import { agentOf } from './call-phase.ts';
import { useCallActions } from './use-call-actions.ts';

/** Commands that open the lists. */
const ASK = 'call.ask';
const PASS = 'call.pass';
const icon = { size: 18, stroke: 1.75 };

/** Passes the call on at once, or asks a colleague first. */
export function PassOn({ call }: { call: DeskCall }) {
  const { t } = useTranslation('calls');
  const { transfer, consult } = useCallActions();
  const { queues, people } = useTransferTargets(agentOf(call)?.userId ?? null);
  const options = [...queues, ...people];
  const pass = (value: string) => {
    const name = options.find((option) => option.value === value)?.label ?? '';
    transfer.mutate(
      { callId: call.id, to: targetOf(value) },
      { onSuccess: () => void tellDone(t('passed', { name })) },
    );
  };
  const ask = (value: string) => {
    const to = targetOf(value);
    if ('userId' in to) consult.mutate({ callId: call.id, userId: to.userId });
  };
  return (
    <>
      <OptionMenu
        label={t('findColleague')}
        options={people}
        command={{ id: ASK, group: 'desk', label: t('ask') }}
        onChoose={ask}
      >
        <BarButton label={t('ask')} keys="Alt C">
          <IconUsersPlus {...icon} />
        </BarButton>
      </OptionMenu>
      <OptionMenu
        label={t('findTarget')}
        options={options}
        command={{ id: PASS, group: 'desk', label: t('passOn') }}
        onChoose={pass}
      >
        <BarButton label={t('passOn')} keys="Alt T">
          <IconPhoneOutgoing {...icon} />
        </BarButton>
      </OptionMenu>
    </>
  );
}
