import classes from './status-mark.module.css';

interface Props {
  /** `busy` pulses: something is happening now. */
  tone: 'ok' | 'warn' | 'bad' | 'mute' | 'busy';
  label: string;
}

/** A state in words, with a shape of its own so that colour is never alone. */
export function StatusMark({ tone, label }: Props) {
  return (
    <span className={classes.mark} data-tone={tone}>
      <span className={classes.dot} aria-hidden />
      {label}
    </span>
  );
}
