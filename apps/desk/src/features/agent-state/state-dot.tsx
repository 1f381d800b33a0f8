import type { StateTone } from './state-tone.ts';
import classes from './state-dot.module.css';

interface StateDotProps {
  tone: StateTone;
  /** As wide as an icon, where it stands in a column of them. */
  isIcon?: boolean;
}

export const StateDot = ({ tone, isIcon }: StateDotProps) => (
  <span className={classes.dot} data-tone={tone} data-icon={isIcon || undefined} aria-hidden />
);
