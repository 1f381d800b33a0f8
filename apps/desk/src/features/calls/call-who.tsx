import { getConversation, type DeskCall } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { clockOf } from '../../app/time/clock.ts';
import { useSecond } from '../../app/time/use-second.ts';
import { useQueues } from '../routing/queue-mark.tsx';
import type { CallPhase } from './call-phase.ts';
import type { Line } from './telephone-state.ts';
import classes from './call-bar.module.css';

interface CallWhoProps {
  line: Line;
  call: DeskCall | null;
  phase: CallPhase;
}

/** Whose call it is, out of which queue, how it stands, and since when. */
export function CallWho({ line, call, phase }: CallWhoProps) {
  const { t } = useTranslation('calls');
  const conversationId = call?.conversationId;
  const conversation = useAnswer(getConversation, conversationId ? { conversationId } : null).data;
  const queue = useQueues()?.find(({ id }) => id === call?.queueId)?.name;
  const name = conversation?.customer?.name || t('caller');
  const isBad = phase === 'talking' && line.quality !== null && line.quality !== 'good';
  return (
    <span className={classes.who}>
      <span className={classes.dot} data-phase={phase} aria-hidden />
      <span className={classes.names}>
        {conversationId ? (
          <Link className={classes.name ?? ''} to={`/inbox/todo/${conversationId}`}>
            {name}
          </Link>
        ) : (
          <span className={classes.name}>{name}</span>
        )}
        <span className={classes.facts}>{queue ?? call?.siteName}</span>
      </span>
      <span className={classes.phase} role="status">
        {phase !== 'talking' && t(`phase.${phase}`)}
        {isBad && t(`quality.${line.quality}`)}
      </span>
      {line.upAt !== null && <Timer since={line.upAt} />}
    </span>
  );
}

function Timer({ since }: { since: number }) {
  const { t } = useTranslation('calls');
  useSecond(since);
  return (
    <span className={classes.clock} role="timer" aria-label={t('spokenFor')}>
      {clockOf((Date.now() - since) / 1000)}
    </span>
  );
}
