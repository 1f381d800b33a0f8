import { listSlaClocks, type SlaClock } from '@guichet/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../app/api.ts';
import { Pill } from '../../app/pill.tsx';
import { again } from '../../app/realtime.ts';
import { useNow } from '../../app/time/use-now.ts';
import { dayAndTime, exactTime, spanInWords } from '../../app/time/words.ts';
import classes from './customer.module.css';

/** What was promised of the open conversation and how it stands, exact times on hover. Nothing where nothing was. */
export function SlaClocks({ conversationId, version }: { conversationId: string; version: number }) {
  const { t } = useTranslation('customer');
  // Whatever moves a clock is a new version of its conversation.
  const shown = useRef(version);
  useEffect(() => {
    if (shown.current === version) return;
    shown.current = version;
    again(listSlaClocks, { conversationId });
  }, [conversationId, version]);
  const clocks = useAnswer(listSlaClocks, { conversationId }).data?.clocks ?? [];
  if (clocks.length === 0) return null;
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('clocks.title')}</h3>
      <ul className={classes.clocks}>
        {clocks.map((clock) => (
          <ClockLine key={clock.kind} clock={clock} />
        ))}
      </ul>
    </section>
  );
}

function ClockLine({ clock }: { clock: SlaClock }) {
  const { t, i18n } = useTranslation(['customer', 'app']);
  const { t: app } = useTranslation('app');
  const now = useNow();
  const { kind, startedAt, dueAt, isRunning, policyName } = clock;
  const state = isRunning && dueAt && Date.parse(dueAt) <= now ? 'breached' : clock.state;
  const exact = (at: string | null) => (at ? exactTime(at, i18n.language) : '');
  const times = { started: exact(startedAt), due: exact(dueAt) };
  const spanOf = (seconds: number) => spanInWords(seconds * 1000, app);
  const spans = { elapsed: spanOf(clock.elapsedSeconds), target: spanOf(clock.targetSeconds) };
  const words =
    isRunning && dueAt ? t('clocks.due', { at: dayAndTime(dueAt, i18n.language) }) : t('clocks.elapsed', spans);
  return (
    <li className={classes.clock} title={t(dueAt ? 'clocks.exact' : 'clocks.exactNoDue', times)}>
      <span className={classes.clockHead}>
        <strong>{t(`clocks.kinds.${kind}`)}</strong>
        <Pill tone={toneOf(state, clock, now)}>{t(`clocks.states.${state}`)}</Pill>
      </span>
      <span className={classes.quiet}>
        {words} · {policyName}
      </span>
    </li>
  );
}

function toneOf(state: SlaClock['state'], { warnAt }: SlaClock, now: number) {
  if (state === 'breached') return 'bad';
  if (state === 'met') return 'ok';
  if (state !== 'running') return 'plain';
  return warnAt && Date.parse(warnAt) <= now ? 'warn' : 'ok';
}
