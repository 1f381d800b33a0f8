import { completeWrapUp, listDispositions, type WrapUp } from '@guichet/contracts';
import { Button } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useEffect, useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAction, useAnswer } from '../../app/api.ts';
import { clockOf } from '../../app/time/clock.ts';
import { tellFailure } from '../../app/tell.ts';
import { useErrorText } from '../../app/use-error-text.ts';
import { useDispositionName } from '../routing/use-disposition-name.ts';
import { changeMyWork, withoutWrapUp } from './my-work.ts';
import { useCountdown } from './use-countdown.ts';
import classes from './work-card.module.css';

/** A card that moves with the page is made anew in its next place: what was chosen goes along. */
const chosenBefore = new Map<string, string>();

/** After the contact: how it ended. The clock writes the usual answer when nothing is said. */
export function WrapUpCard({ wrapUp }: { wrapUp: WrapUp }) {
  const { t } = useTranslation(['routing', 'app']);
  const words = useErrorText();
  const nameId = useId();
  const nameOf = useDispositionName();
  const { workItemId, customerName, subject } = wrapUp;
  const { left } = useCountdown(wrapUp.endsAt);
  const dispositions = useAnswer(listDispositions, {}, { staleTime: 300_000 }).data?.dispositions ?? [];
  const [chosen, setChosen] = useState(() => chosenBefore.get(workItemId) ?? null);
  const choose = (id: string) => {
    chosenBefore.set(workItemId, id);
    setChosen(id);
  };
  const dispositionId = chosen ?? dispositions.find((one) => one.isDefault)?.id ?? null;
  const complete = useAction(completeWrapUp, {
    onSuccess: () => {
      chosenBefore.delete(workItemId);
      changeMyWork((work) => withoutWrapUp(work, workItemId));
    },
    onError: (error) => tellFailure(t('wrapUp.refused'), words(error)),
  });
  const { mutate } = complete;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ workItemId, dispositionId });
  };
  // What was chosen counts, pressed or not: the clock would write the usual answer over it.
  const isLast = left <= 1 && chosen !== null;
  useEffect(() => {
    if (isLast) mutate({ workItemId, dispositionId: chosen });
  }, [isLast, mutate, workItemId, chosen]);
  return (
    <form className={classes.card} aria-labelledby={nameId} onSubmit={submit}>
      <p className={classes.head} data-tone="plain">
        <IconClipboardCheck size={16} stroke={1.75} aria-hidden />
        <span className={classes.from}>{t('wrapUp.title', { channel: t(`app:channel.${wrapUp.channel}`) })}</span>
        <span className={classes.clock} role="timer" aria-label={t('offer.left', { count: left })}>
          {clockOf(left)}
        </span>
      </p>
      <h2 className={classes.name} id={nameId}>
        {subject.type === 'conversation' ? <Link to={`/inbox/todo/${subject.id}`}>{customerName}</Link> : customerName}
      </h2>
      {wrapUp.title && <p className={classes.words}>{wrapUp.title}</p>}
      <fieldset className={classes.choices}>
        <legend>{t('wrapUp.how')}</legend>
        {dispositions.map((one) => (
          <label key={one.id} className={classes.choice}>
            <input type="radio" name={workItemId} checked={one.id === dispositionId} onChange={() => choose(one.id)} />
            <span>{nameOf(one)}</span>
          </label>
        ))}
      </fieldset>
      <div className={classes.buttons} data-single>
        <Button type="submit" loading={complete.isPending}>
          {t('wrapUp.done')}
        </Button>
      </div>
    </form>
  );
}
