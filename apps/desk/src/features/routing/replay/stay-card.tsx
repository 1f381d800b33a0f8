import { listDispositions } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { Pill } from '../../../app/pill.tsx';
import { clockTime, exactTime, shortDate } from '../../../app/time/words.ts';
import { QueueMark } from '../queue-mark.tsx';
import { useDispositionName } from '../use-disposition-name.ts';
import { waitInWords } from '../wait-words.ts';
import { StayTimeline } from './stay-timeline.tsx';
import { waitEndOf, type Stay } from './stay-events.ts';
import classes from './replay.module.css';

const TONES: Partial<Record<Stay['state'], 'live' | 'ok' | 'bad' | 'accent'>> = {
  offered: 'live',
  active: 'accent',
  done: 'ok',
  abandoned: 'bad',
};

/** One stay in one queue: what it was in short, then all that happened. */
export function StayCard({ stay, number }: { stay: Stay; number: number | null }) {
  const { t, i18n } = useTranslation(['routing', 'app']);
  const { t: words } = useTranslation('routing');
  const nameOf = useDispositionName();
  const dispositions = useAnswer(listDispositions, {}, { staleTime: 300_000 }).data?.dispositions ?? [];
  const disposition = dispositions.find((one) => one.id === stay.dispositionId);
  const { enqueuedAt, endedAt, outcome, state } = stay;
  const waitEnd = waitEndOf(stay);
  const seconds = (Date.parse(waitEnd ?? new Date().toISOString()) - Date.parse(enqueuedAt)) / 1000;
  const moment = (at: string) => `${shortDate(at, i18n.language)} ${clockTime(at, i18n.language)}`;
  const until = (at: string) =>
    shortDate(at, i18n.language) === shortDate(enqueuedAt, i18n.language) ? clockTime(at, i18n.language) : moment(at);
  const facts = [
    [
      t('replay.period'),
      endedAt ? `${moment(enqueuedAt)} – ${until(endedAt)}` : t('replay.since', { at: moment(enqueuedAt) }),
    ],
    [t('replay.wait'), waitInWords(seconds, words) + (waitEnd ? '' : ` ${t('replay.soFar')}`)],
    [t('replay.priority'), stay.priority > 0 ? t('replay.points', { count: stay.priority }) : ''],
    [t('replay.outcome'), outcome ? t(`outcomes.${outcome}`, { defaultValue: outcome }) : ''],
    [t('replay.disposition'), disposition ? nameOf(disposition) : ''],
  ].filter(([, value]) => value);
  return (
    <article className={classes.stay}>
      <header className={classes.stayHead}>
        <QueueMark queueId={stay.queueId} />
        <h3 className={classes.queue}>{number === null ? stay.queueName : `${number}. ${stay.queueName}`}</h3>
        <Pill tone={TONES[state] ?? 'plain'}>{t(`workStates.${state}`)}</Pill>
      </header>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={name === t('replay.period') ? exactTime(enqueuedAt, i18n.language) : undefined}>{value}</dd>
          </div>
        ))}
      </dl>
      {stay.steps.length > 0 && <SkillSteps steps={stay.steps} />}
      <StayTimeline stay={stay} />
    </article>
  );
}

/** What the queue asks of an agent, and how it asks less as time goes by. */
function SkillSteps({ steps }: { steps: Stay['steps'] }) {
  const { t } = useTranslation('routing');
  return (
    <div className={classes.steps}>
      <h4>{t('replay.steps')}</h4>
      <ol>
        {steps.map((step, index) => (
          <li key={index}>
            {step.needs.length === 0
              ? t('replay.noNeeds')
              : step.needs.map(({ name, level }) => t('replay.need', { name, level })).join(', ')}
            {index < steps.length - 1 && (
              <span className={classes.quiet}> · {t('replay.stepFor', { wait: waitInWords(step.seconds, t) })}</span>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
