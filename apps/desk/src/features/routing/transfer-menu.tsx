import type { WorkItem } from '@guichet/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { tellDone } from '../../app/tell.ts';
import { OptionMenu } from '../conversation/actions/option-menu.tsx';
import { useRouteWork } from './use-route-work.ts';
import { targetOf, useTransferTargets } from './use-transfer-targets.tsx';

interface Props {
  item: Pick<WorkItem, 'id' | 'queueId' | 'agentId' | 'state'>;
  /** Among several of them on a page none has the key. */
  hasKey?: boolean;
  children: ReactNode;
}

/** To whom to pass the work. */
export function TransferMenu({ item, hasKey = true, children }: Props) {
  const { t } = useTranslation('routing');
  const { transfer } = useRouteWork();
  const { queues, people } = useTransferTargets(item.agentId);
  const others = queues.filter(({ value }) => value !== `queue:${item.queueId}` || item.state === 'active');
  const options = [...others, ...people];
  const choose = (value: string) => {
    const name = options.find((option) => option.value === value)?.label ?? '';
    transfer.mutate(
      { workItemId: item.id, to: targetOf(value) },
      { onSuccess: () => void tellDone(t('work.transferred', { name })) },
    );
  };
  return (
    <OptionMenu
      label={t('work.findTarget')}
      options={options}
      {...(hasKey
        ? { command: { id: 'work.transfer', group: 'conversation', label: t('work.transfer'), key: 't' } as const }
        : {})}
      onChoose={choose}
    >
      {children}
    </OptionMenu>
  );
}
