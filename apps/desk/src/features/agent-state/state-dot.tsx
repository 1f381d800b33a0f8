import type { StateTone } from './state-tone.ts';
import classes from './state-dot.module.css';

export const StateDot = ({ tone }: { tone: StateTone }) => (
  <span className={classes.dot} data-tone={tone} aria-hidden />
);
