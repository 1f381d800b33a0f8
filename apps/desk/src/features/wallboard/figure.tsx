import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tone } from './board-tone.ts';
import { type Drill, useDrill } from './drill.ts';
import classes from './board.module.css';

interface FigureProps {
  of: Drill;
  /** What the figure is of, for who does not see where it stands. */
  label: string;
  tone?: Tone | undefined;
  children: ReactNode;
}

/** A figure that opens into what it counts. */
export function Figure({ of, label, tone, children }: FigureProps) {
  const { t } = useTranslation('wallboard');
  const { drill, open } = useDrill();
  const isOpen = drill?.figure === of.figure && drill.queueId === of.queueId && drill.channel === of.channel;
  return (
    <button
      type="button"
      className={classes.figure}
      data-tone={tone}
      aria-pressed={isOpen}
      title={t('open', { label })}
      onClick={() => open(of)}
    >
      {children}
      <span className={classes.said}> {t('open', { label })}</span>
    </button>
  );
}
