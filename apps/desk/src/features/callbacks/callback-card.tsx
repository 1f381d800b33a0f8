import {
  AGENT_OUTCOMES,
  cancelCallback,
  type DeskCallback,
  type DeskServerEvents,
  endAttempt,
  getConversation,
  listCallbacks,
  startAttempt,
} from '@guichet/contracts';
import { Button, Group, Loader } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import { type MouseEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useAction, useAnswer } from '../../app/api.ts';
import { again, type DeskSocket, withSocket } from '../../app/realtime.ts';
import { useSession } from '../../app/session.tsx';
import { dayAndTime } from '../../app/time/words.ts';
import { useCallbackError } from './use-callback-error.ts';
import classes from './callback-card.module.css';

const hear: DeskServerEvents['callback.changed'] = ({ conversationId }) => {
  for (const endpoint of [listCallbacks, getConversation]) again(endpoint, { conversationId });
};
const follow = (desk: DeskSocket) => {
  desk.on('callback.changed', hear);
  return () => desk.off('callback.changed', hear);
};

/** Who is to be called, why, and what came of it; stands above the timeline. */
export function CallbackCard({ conversationId, assigneeId }: { conversationId: string; assigneeId: string | null }) {
  useEffect(() => withSocket(follow), []);
  const callback = useAnswer(listCallbacks, { conversationId }).data?.callbacks.at(-1);
  return callback ? <Card callback={callback} assigneeId={assigneeId} /> : <Loader size="xs" m="sm" />;
}

function Card({ callback, assigneeId }: { callback: DeskCallback; assigneeId: string | null }) {
  const { t, i18n } = useTranslation('callbacks');
  const { session, can } = useSession();
  const { number, numberWords, name, email, subject, reason, pageTitle, pageUrl, state, outcome, dueAt } = callback;
  const isMine = assigneeId === session.user.id;
  const facts = [
    ['who', [name, email].filter(Boolean).join(' · ')],
    ['why', [subject.join(' › '), reason].filter(Boolean).join(' · ')],
    ['order', callback.orderReference],
    ['page', pageTitle || pageUrl],
    ['promised', callback.promisedAt && dayAndTime(callback.promisedAt, i18n.language)],
    [
      'tried',
      callback.attempts.length ? t('attempts', { count: callback.attempts.length, left: callback.attemptsLeft }) : '',
    ],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return (
    <section className={classes.card} aria-label={t('card')}>
      <div className={classes.number}>
        <IconPhoneCall size={20} stroke={1.75} aria-hidden />
        <b>{numberWords}</b>
        <span className={classes.kind}>{t(`kinds.${callback.kind}`)}</span>
      </div>
      <p role="status" className={classes.state}>
        {t(`states.${state === 'scheduled' && outcome ? 'again' : state}`, {
          at: dueAt ? dayAndTime(dueAt, i18n.language) : '',
          outcome: outcome ? t(`outcomes.${outcome}`) : '',
        })}
      </p>
      <dl className={classes.facts}>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`facts.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {can('conversation.write') && isMine && state !== 'scheduled' && <Actions callback={callback} number={number} />}
      {can('conversation.write') && state === 'scheduled' && (
        <Group gap="xs">
          <Cancel callbackId={callback.id} />
        </Group>
      )}
    </section>
  );
}

function Actions({ callback, number }: { callback: DeskCallback; number: string }) {
  const { t } = useTranslation('callbacks');
  const { id: callbackId, state, attempts } = callback;
  const errorOf = useCallbackError();
  const [error, setError] = useState<unknown>(null);
  const end = useAction(endAttempt, { invalidates: [listCallbacks, getConversation], onError: setError });
  const isDialled = attempts.at(-1)?.isDialled ?? false;
  /** The server hears of it first: whoever is called twice is called by two. */
  const begin = async (event: MouseEvent) => {
    event.preventDefault();
    setError(null);
    try {
      const { attempts: made } = await call(startAttempt, { callbackId });
      again(listCallbacks, { conversationId: callback.conversationId });
      if (!made.at(-1)?.isDialled) dial(number);
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      {state === 'waiting' && (
        <Group gap="xs">
          <Button component="a" href={`tel:${number}`} onClick={(event: MouseEvent) => void begin(event)}>
            {t('call')}
          </Button>
          <Cancel callbackId={callbackId} />
        </Group>
      )}
      {state === 'calling' && (
        <div role="group" aria-label={t('outcome')} className={classes.outcomes}>
          <span>{t(isDialled ? 'dialled' : 'outcome')}</span>
          {AGENT_OUTCOMES.map((outcome) => (
            <Button
              key={outcome}
              size="compact-sm"
              variant={outcome === 'reached' ? 'filled' : 'default'}
              loading={end.isPending && end.variables?.outcome === outcome}
              onClick={() => end.mutate({ callbackId, outcome })}
            >
              {t(`outcomes.${outcome}`)}
            </Button>
          ))}
        </div>
      )}
      {error !== null && (
        <p role="alert" className={classes.error}>
          {errorOf(error)}
        </p>
      )}
    </>
  );
}

/** As a click on the link would: by the telephone of the computer. Whoever prevents it dials by himself. */
function dial(number: string): void {
  const link = document.createElement('a');
  link.href = `tel:${number}`;
  document.body.append(link);
  link.click();
  link.remove();
}

function Cancel({ callbackId }: { callbackId: string }) {
  const { t } = useTranslation('callbacks');
  const errorOf = useCallbackError();
  const cancel = useAction(cancelCallback, { invalidates: [listCallbacks, getConversation] });
  return (
    <>
      <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ callbackId })}>
        {t('cancel')}
      </Button>
      {cancel.error && (
        <p role="alert" className={classes.error}>
          {errorOf(cancel.error)}
        </p>
      )}
    </>
  );
}
