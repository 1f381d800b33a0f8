import { listAgentStatuses, type WorkItem } from '@guichet/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { useUsers } from '../../app/people.ts';
import { PersonAvatar } from '../../app/person-avatar.tsx';
import { tellDone } from '../../app/tell.ts';
import { StateDot } from '../agent-state/state-dot.tsx';
import { byState } from '../agent-state/state-tone.ts';
import { useStateWords } from '../agent-state/use-state-words.ts';
import { OptionMenu } from '../conversation/actions/option-menu.tsx';
import { QueueMark, useQueues } from './queue-mark.tsx';
import { useRouteWork } from './use-route-work.ts';

const OFFLINE = { state: 'offline', reasonId: null } as const;

/** To whom to pass the work: queues first, then agents, whoever is ready before those who are not. */
export function TransferMenu({ item, children }: { item: WorkItem; children: ReactNode }) {
  const { t } = useTranslation('routing');
  const { transfer } = useRouteWork();
  const agents = useAnswer(listAgentStatuses, {}).data?.agents ?? [];
  const wordsOf = useStateWords();
  const queues = (useQueues() ?? [])
    .filter(({ id }) => id !== item.queueId || item.state === 'active')
    .map(({ id, name, readyAgents }) => ({
      value: `queue:${id}`,
      label: name,
      icon: <QueueMark queueId={id} />,
      hint: t('work.readyAgents', { count: readyAgents }),
    }));
  const people = useUsers()
    .filter((user) => user.status === 'active' && user.id !== item.agentId)
    .map((user) => ({ ...user, status: agents.find((agent) => agent.userId === user.id) ?? OFFLINE }))
    .toSorted((a, b) => byState(a.status, b.status) || a.name.localeCompare(b.name))
    .map(({ id, name, status }) => {
      const { words, tone } = wordsOf(status);
      return {
        value: `user:${id}`,
        label: name,
        icon: <PersonAvatar name={name} size="s" kind="agent" />,
        hint: (
          <>
            <StateDot tone={tone} /> {words}
          </>
        ),
      };
    });
  const options = [...queues, ...people];
  const choose = (value: string) => {
    const [kind, id = ''] = value.split(':');
    const name = options.find((option) => option.value === value)?.label ?? '';
    transfer.mutate(
      { workItemId: item.id, to: kind === 'queue' ? { queueId: id } : { userId: id } },
      { onSuccess: () => void tellDone(t('work.transferred', { name })) },
    );
  };
  return (
    <OptionMenu
      label={t('work.findTarget')}
      options={options}
      command={{ id: 'work.transfer', group: 'conversation', label: t('work.transfer'), key: 't' }}
      onChoose={choose}
    >
      {children}
    </OptionMenu>
  );
}
