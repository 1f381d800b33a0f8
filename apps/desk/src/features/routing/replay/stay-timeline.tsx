import { useTranslation } from 'react-i18next';
import { useUserName } from '../../../app/people.ts';
import { clockSeconds, exactTime } from '../../../app/time/words.ts';
import { estimateInWords, waitInWords } from '../wait-words.ts';
import { DecisionDetail } from './decision-detail.tsx';
import { eventsOf, waitEndOf, type Stay, type StayEvent } from './stay-events.ts';
import classes from './replay.module.css';

/** What happened, what was promised and what was decided, one under the other as it came. */
export function StayTimeline({ stay }: { stay: Stay }) {
  const { t, i18n } = useTranslation('routing');
  const events = eventsOf(stay);
  const last = events.findLastIndex(({ kind }) => kind === 'decision');
  return (
    <ol className={classes.timeline} aria-label={t('replay.happened')}>
      {events.map((event, index) => (
        <li key={index} className={classes.event} data-kind={event.kind}>
          <time className={classes.at} dateTime={event.at} title={exactTime(event.at, i18n.language)}>
            {clockSeconds(event.at, i18n.language)}
          </time>
          <div className={classes.what}>
            <EventWords event={event} stay={stay} isOpen={index === last} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function EventWords({ event, stay, isOpen }: { event: StayEvent; stay: Stay; isOpen: boolean }) {
  const { t } = useTranslation('routing');
  const nameOf = useUserName();
  if (event.kind === 'decision') return <DecisionDetail decision={event.decision} isOpen={isOpen} />;
  if (event.kind === 'happened') {
    const { event: name, agentId, actorId, toAgentId, toQueueName } = event.happened;
    const goal = toAgentId ? nameOf(toAgentId) : toQueueName;
    const to = goal ? ` · ${t('replay.to', { name: goal })}` : '';
    const by = actorId && actorId !== agentId ? ` · ${t('replay.by', { name: nameOf(actorId) })}` : '';
    return <>{t(`happened.${name.replace('.', '_')}`, { name: nameOf(agentId), defaultValue: name }) + to + by}</>;
  }
  const { position, seconds, at } = event.estimate;
  const end = waitEndOf(stay);
  const told =
    seconds === null
      ? t('replay.toldPlace', { position })
      : t('replay.told', { position, wait: estimateInWords(seconds, t) });
  return (
    <>
      {told}
      {end && (
        <span className={classes.quiet}>
          {' · '}
          {t('replay.real', { wait: waitInWords((Date.parse(end) - Date.parse(at)) / 1000, t) })}
        </span>
      )}
    </>
  );
}
