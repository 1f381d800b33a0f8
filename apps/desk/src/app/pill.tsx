import type { ReactNode } from 'react';
import classes from './pill.module.css';

export type PillTone = 'ok' | 'warn' | 'bad' | 'live' | 'plain' | 'accent';

interface PillProps {
  tone: PillTone;
  title?: string;
  /** What a screen reader says instead of the short text. */
  label?: string;
  children: ReactNode;
}

export function Pill({ tone, title, label, children }: PillProps) {
  return (
    <span className={classes.pill} data-tone={tone} title={title}>
      {label ? (
        <>
          <span aria-hidden>{children}</span>
          <span className={classes.said}>{label}</span>
        </>
      ) : (
        children
      )}
    </span>
  );
}
