import { completeFollowUp, dateLocale, getMyDay, listViews, type MyDay } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction, useAnswer } from '../../app/api.ts';
import { Page } from '../../app/page.tsx';
import { useSession } from '../../app/session.tsx';
import { Failure } from '../../app/states/failure.tsx';
import { NotFound } from '../../app/states/not-found.tsx';
import { tellFailure } from '../../app/tell.ts';
import { Ago } from '../../app/time/ago.tsx';
import { useErrorText } from '../../app/use-error-text.ts';
import { CHANNEL_ICONS } from '../agent-state/channel-icons.tsx';
import { StateDot } from '../agent-state/state-dot.tsx';
import { useStateWords } from '../agent-state/use-state-words.ts';
import { QueueSkeleton } from '../queues/queue-skeleton.tsx';
import { spanOf } from '../wallboard/use-board-words.ts';
import classes from './my-day.module.css';

const MINUTE = 60_000;

/** An agent's own day: what he did, how his time went, what he has promised. Nobody else's figures are here. */
export function MyDayPage() {
  const { t } = useTranslation('wallboard');
  const { can } = useSession();
  const { data, error, refetch } = useAnswer(getMyDay, can('conversation.write') ? {} : null, {
    refetchInterval: MINUTE,
    staleTime: 0,
  });
  if (!can('conversation.write')) return <NotFound />;
  return (
    <Page title={t('day.title')} intro={t('day.intro')}>
      {!data && error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <QueueSkeleton rows={6} />}
      {data && (
        <>
          <Figures day={data} />
          <div className={classes.columns}>
            <States day={data} />
            <FollowUps day={data} />
          </div>
        </>
      )}
    </Page>
  );
}

function Figures({ day }: { day: MyDay }) {
  const { t, i18n } = useTranslation(['wallboard', 'app']);
  const percent = new Intl.NumberFormat(dateLocale(i18n.language), { style: 'percent', maximumFractionDigits: 0 });
  return (
    <dl className={classes.figures}>
      {day.channels.map(({ channel, contacts, handled, handlingSeconds }) => {
        const Icon = CHANNEL_ICONS[channel];
        return (
          <div key={channel} className={classes.figure}>
            <dt>
              <Icon size={16} stroke={1.75} aria-hidden /> {t(`app:channel.${channel}`)}
            </dt>
            <dd>
              <b>{contacts}</b>
              <span>
                {t('day.handled', { count: handled })}
                {handlingSeconds !== null && ` · ${t('day.each', { span: spanOf(handlingSeconds, t) })}`}
              </span>
            </dd>
          </div>
        );
      })}
      {day.channels.length === 0 && (
        <div className={classes.figure}>
          <dt>{t('day.contacts')}</dt>
          <dd>
            <b>0</b>
            <span>{t('day.none')}</span>
          </dd>
        </div>
      )}
      <div className={classes.figure}>
        <dt>{t('day.occupancy')}</dt>
        <dd>
          <b>{day.occupancy === null ? '—' : percent.format(day.occupancy)}</b>
          <span>{t('day.occupancyHelp')}</span>
        </dd>
      </div>
    </dl>
  );
}

function States({ day }: { day: MyDay }) {
  const { t } = useTranslation(['wallboard', 'app']);
  const wordsOf = useStateWords();
  return (
    <section aria-labelledby="my-states" className={classes.section}>
      <h2 id="my-states" className={classes.heading}>
        {t('day.states')}
      </h2>
      <ul className={classes.list}>
        {day.states.map((one) => {
          const { words, tone } = wordsOf(one);
          return (
            <li key={`${one.state} ${one.reasonId}`} className={classes.line}>
              <StateDot tone={tone} />
              <span className={classes.grow}>{words}</span>
              <span className={classes.number}>{spanOf(one.seconds, t)}</span>
            </li>
          );
        })}
        {day.states.length === 0 && <li className={classes.none}>{t('day.noStates')}</li>}
      </ul>
    </section>
  );
}

function FollowUps({ day }: { day: MyDay }) {
  const { t } = useTranslation('wallboard');
  const words = useErrorText();
  const complete = useAction(completeFollowUp, {
    invalidates: [getMyDay, listViews],
    onError: (error) => tellFailure(t('day.notDone'), words(error)),
  });
  return (
    <section aria-labelledby="my-follow-ups" className={classes.section}>
      <h2 id="my-follow-ups" className={classes.heading}>
        {t('day.followUps')}
      </h2>
      <ul className={classes.list}>
        {day.followUps.map(({ id, conversationId, text, dueAt, customerName, subject }) => (
          <li key={id} className={classes.line}>
            <span className={classes.grow}>
              <Link className={classes.link ?? ''} to={`/inbox/all/${conversationId}`}>
                {text || subject}
              </Link>
              <small data-late={Date.parse(dueAt) < Date.parse(day.at) || undefined}>
                {[customerName, subject].filter(Boolean).join(' · ')} · <Ago at={dueAt} as="clock" />
              </small>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconCheck size={16} stroke={1.75} aria-hidden />}
              aria-label={t('day.complete', { text: text || subject })}
              loading={complete.isPending && complete.variables.followUpId === id}
              onClick={() => complete.mutate({ followUpId: id })}
            >
              {t('day.done')}
            </Button>
          </li>
        ))}
        {day.followUps.length === 0 && <li className={classes.none}>{t('day.noFollowUps')}</li>}
      </ul>
    </section>
  );
}
