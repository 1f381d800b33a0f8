import {
  type BoardAgent,
  changeAgentStatus,
  getMyStatus,
  getWallboard,
  listAgentStatuses,
  listQueues,
  moveQueueMember,
  type Wallboard,
} from '@guichet/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/api.ts';
import { tellDone, tellFailure } from '../../app/tell.ts';
import { useErrorText } from '../../app/use-error-text.ts';
import { ReadyItem, ReasonItems } from '../agent-state/state-items.tsx';

/** A supervisor changes somebody's state, or puts him into queues of chosen people and takes him out. The log says who did. */
export function AgentMenu({ agent, board }: { agent: BoardAgent; board: Wallboard }) {
  const { t } = useTranslation(['wallboard', 'routing']);
  const words = useErrorText();
  const { userId, name } = agent;
  const change = useAction(changeAgentStatus, {
    invalidates: [getWallboard, listAgentStatuses, listQueues, getMyStatus],
    onError: (error) => tellFailure(t('routing:queues.notChanged', { name }), words(error)),
  });
  const move = useAction(moveQueueMember, {
    invalidates: [getWallboard, listQueues],
    onError: (error) => tellFailure(t('agents.notMoved', { name }), words(error)),
  });
  const chosen = board.queues.filter(({ isForEverybody }) => !isForEverybody);
  return (
    <Menu width={250}>
      <Menu.Target>
        <ActionIcon aria-label={t('agents.move', { name })} loading={change.isPending || move.isPending}>
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <ReadyItem status={agent} onChange={(next) => change.mutate({ userId, ...next })} />
        <ReasonItems status={agent} onChange={(next) => change.mutate({ userId, ...next })} />
        {chosen.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('agents.queues')}</Menu.Label>
            {chosen.map((queue) => {
              const isMember = agent.memberOf.includes(queue.id);
              return (
                <Menu.CheckboxItem
                  key={queue.id}
                  checked={isMember}
                  closeMenuOnClick
                  onChange={() =>
                    move.mutate(
                      { queueId: queue.id, userId, isMember: !isMember },
                      {
                        onSuccess: () =>
                          tellDone(t(isMember ? 'agents.takenOut' : 'agents.putIn', { name, queue: queue.name })),
                      },
                    )
                  }
                >
                  {queue.name}
                </Menu.CheckboxItem>
              );
            })}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
