import { listAgentStatuses } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { useUsers } from '../../app/people.ts';
import { PersonAvatar } from '../../app/person-avatar.tsx';
import { StateDot } from '../agent-state/state-dot.tsx';
import { byState } from '../agent-state/state-tone.ts';
import { useStateWords } from '../agent-state/use-state-words.ts';
import type { MenuOption } from '../conversation/actions/option-menu.tsx';
import { QueueMark, useQueues } from './queue-mark.tsx';

const OFFLINE = { state: 'offline', reasonId: null } as const;

type Target = { queueId: string } | { userId: string };
export function targetOf(value: string): Target {
  const [kind, id = ''] = value.split(':');
  return kind === 'queue' ? { queueId: id } : { userId: id };
}

/** To whom something can be passed: queues, and agents, whoever is ready before those who are not. */
export function useTransferTargets(agentId: string | null): Record<'queues' | 'people', MenuOption[]> {
  const { t } = useTranslation('routing');
  const agents = useAnswer(listAgentStatuses, {}).data?.agents ?? [];
  const wordsOf = useStateWords();
  const queues = (useQueues() ?? []).map(({ id, name, readyAgents }) => ({
    value: `queue:${id}`,
    label: name,
    icon: <QueueMark queueId={id} />,
    hint: t('work.readyAgents', { count: readyAgents }),
  }));
  const people = useUsers()
    .filter((user) => user.status === 'active' && user.id !== agentId)
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
  return { queues, people };
}
