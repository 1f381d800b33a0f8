import { changeAgentStatus, getMyStatus, listAgentStatuses, listQueues, type AgentStatus } from '@guichet/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/api.ts';
import { tellFailure } from '../../app/tell.ts';
import { useErrorText } from '../../app/use-error-text.ts';
import { ReadyItem, ReasonItems } from '../agent-state/state-items.tsx';

/** A supervisor moves somebody: the log says who did. */
export function AgentStateMenu({ agent, name }: { agent: AgentStatus; name: string }) {
  const { t } = useTranslation('routing');
  const words = useErrorText();
  const { userId } = agent;
  const change = useAction(changeAgentStatus, {
    invalidates: [listAgentStatuses, listQueues, getMyStatus],
    onError: (error) => tellFailure(t('queues.notChanged', { name }), words(error)),
  });
  return (
    <Menu width={230}>
      <Menu.Target>
        <ActionIcon aria-label={t('queues.changeState', { name })} loading={change.isPending}>
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <ReadyItem status={agent} onChange={(next) => change.mutate({ userId, ...next })} />
        <ReasonItems status={agent} onChange={(next) => change.mutate({ userId, ...next })} />
      </Menu.Dropdown>
    </Menu>
  );
}
