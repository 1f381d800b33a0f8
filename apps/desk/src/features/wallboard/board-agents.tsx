import type { BoardAgent, Wallboard } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { ChannelIcons } from '../agent-state/channel-icons.tsx';
import { StateDot } from '../agent-state/state-dot.tsx';
import { TimeInState } from '../agent-state/time-in-state.tsx';
import { useStateWords } from '../agent-state/use-state-words.ts';
import { AgentMenu } from './agent-menu.tsx';
import { activityOf, byActivity, countsOf } from './agent-activity.ts';
import { useBoardWords } from './use-board-words.ts';
import classes from './board.module.css';

/** Who is there, what each does and for how long. */
export function BoardAgents({ board }: { board: Wallboard }) {
  const { t } = useTranslation('wallboard');
  const words = useBoardWords(board);
  const { agents } = board;
  const present = agents.filter(({ state }) => state !== 'offline');
  const count = (state: BoardAgent['state']) => present.filter((agent) => agent.state === state).length;
  const paused = count('not_ready') + count('not_responding');
  return (
    <section className={classes.card} aria-label={t('agents.title')}>
      <p className={classes.sums}>
        {(
          [
            ['present', present.length],
            ['ready', count('ready')],
            ['paused', paused],
          ] as const
        ).map(([name, many]) => (
          <span key={name}>
            <b>{many}</b> {t(`agents.${name}`, { count: many })}
          </span>
        ))}
        <span>
          {t('agents.occupancy')} <b>{words.percent(board.total.occupancy)}</b>
        </span>
      </p>
      {agents.length === 0 && <p className={classes.under}>{t('agents.nobody')}</p>}
      <ul className={classes.agents}>
        {agents.toSorted(byActivity).map((agent) => (
          <Agent key={agent.userId} agent={agent} board={board} />
        ))}
      </ul>
    </section>
  );
}

function Agent({ agent, board }: { agent: BoardAgent; board: Wallboard }) {
  const { t } = useTranslation(['wallboard', 'app', 'routing']);
  const words = useBoardWords(board);
  const stateOf = useStateWords()(agent);
  const { kind, since, work } = activityOf(agent);
  const does = kind === 'state' ? stateOf.words : t(`agents.${kind}`);
  const has = countsOf(work)
    .map(([channel, count]) => t(`agents.has.${channel}`, { count }))
    .join(', ');
  const queues = [...new Set(work.map(({ queueId }) => words.queue(queueId)))].join(', ');
  return (
    <li className={classes.agent}>
      <StateDot tone={kind === 'working' ? 'violet' : kind === 'wrapUp' ? 'amber' : stateOf.tone} />
      <span className={classes.agentName}>{agent.name}</span>
      <span className={classes.does}>
        <span>{kind === 'working' ? has : does}</span>
        <small>
          {kind === 'state' && agent.state === 'ready' && <ChannelIcons channels={agent.channels} />}
          {kind === 'state' && agent.state !== 'ready' && has}
          {kind !== 'state' && [queues, agent.state !== 'ready' && stateOf.words].filter(Boolean).join(' · ')}
          {!agent.isConnected && agent.state !== 'offline' && ` ${t('routing:queues.notConnected')}`}
        </small>
      </span>
      <TimeInState since={since} className={classes.agentTime} />
      <AgentMenu agent={agent} board={board} />
    </li>
  );
}
