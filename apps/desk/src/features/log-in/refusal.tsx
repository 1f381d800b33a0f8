import { useErrorText } from '../../app/use-error-text.ts';
import classes from './log-in.module.css';

export function Refusal({ error }: { error: unknown }) {
  const words = useErrorText();
  if (!error) return null;
  return (
    <p className={classes.refusal} role="alert">
      {words(error)}
    </p>
  );
}
