import { listAgentStatuses, listQueueWork, type AgentStatus } from '@guichet/contracts';
import { Table, VisuallyHidden } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { useUserName } from '../../app/people.ts';
import { PersonAvatar } from '../../app/person-avatar.tsx';
import { Empty } from '../../app/states/empty.tsx';
import { Failure } from '../../app/states/failure.tsx';
import table from '../admin/frame/stack-table.module.css';
import { ChannelIcons } from '../agent-state/channel-icons.tsx';
import { StateDot } from '../agent-state/state-dot.tsx';
import { byState } from '../agent-state/state-tone.ts';
import { TimeInState } from '../agent-state/time-in-state.tsx';
import { useStateWords } from '../agent-state/use-state-words.ts';
import { AgentStateMenu } from './agent-state-menu.tsx';
import { QueueSkeleton } from './queue-skeleton.tsx';
import classes from './queue-page.module.css';

const COLUMNS = ['agent', 'state', 'inState', 'channels'] as const;

/** Who is of this queue; everybody until that is known. */
function useIsMember(queueId: string) {
  const memberIds = useAnswer(listQueueWork, { queueId }).data?.memberIds;
  return ({ userId }: AgentStatus) => !memberIds || memberIds.includes(userId);
}

export function QueueAgents({ queueId }: { queueId: string }) {
  const { t } = useTranslation('routing');
  const nameOf = useUserName();
  const isMember = useIsMember(queueId);
  const { data, error, refetch } = useAnswer(listAgentStatuses, {});
  const agents = (data?.agents ?? [])
    .filter(isMember)
    .toSorted((a, b) => byState(a, b) || nameOf(a.userId).localeCompare(nameOf(b.userId)));
  return (
    <section className={classes.section} aria-label={t('queues.agents')}>
      <h2 className={classes.heading}>{t('queues.agents')}</h2>
      {!data && error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <QueueSkeleton rows={3} />}
      {data && agents.length === 0 && (
        <div className={classes.frame}>
          <Empty
            icon={<IconUsers stroke={1.75} aria-hidden />}
            title={t('queues.nobody')}
            text={t('queues.nobodyText')}
          />
        </div>
      )}
      {agents.length > 0 && (
        <div className={table.frame}>
          <Table className={table.table} aria-label={t('queues.agents')}>
            <Table.Thead>
              <Table.Tr>
                {COLUMNS.map((column) => (
                  <Table.Th key={column}>{t(`queues.columns.${column}`)}</Table.Th>
                ))}
                <Table.Th className={table.end}>
                  <VisuallyHidden>{t('queues.columns.change')}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {agents.map((agent) => (
                <AgentRow key={agent.userId} agent={agent} name={nameOf(agent.userId)} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </section>
  );
}

function AgentRow({ agent, name }: { agent: AgentStatus; name: string }) {
  const { t } = useTranslation('routing');
  const { words, tone } = useStateWords()(agent);
  const label = (column: (typeof COLUMNS)[number]) => ({ 'data-label': t(`queues.columns.${column}`) });
  return (
    <Table.Tr>
      <Table.Td>
        <span className={classes.agent}>
          <PersonAvatar name={name} size="s" kind="agent" />
          {name}
        </span>
      </Table.Td>
      <Table.Td {...label('state')}>
        <span className={classes.agent}>
          <StateDot tone={tone} />
          {words}
          {!agent.isConnected && agent.state !== 'offline' && (
            <span className={classes.lost}>{t('queues.notConnected')}</span>
          )}
        </span>
      </Table.Td>
      <Table.Td {...label('inState')} className={classes.figure}>
        {agent.state === 'offline' ? '—' : <TimeInState since={agent.since} />}
      </Table.Td>
      <Table.Td {...label('channels')}>
        {agent.state === 'ready' ? <ChannelIcons channels={agent.channels} /> : '—'}
      </Table.Td>
      <Table.Td className={table.end}>
        <AgentStateMenu agent={agent} name={name} />
      </Table.Td>
    </Table.Tr>
  );
}
