import { Button } from '@mantine/core';
import classes from './save-bar.module.css';

/** Stays in sight at the bottom of a long form. */
export function SaveBar({ label, isBusy }: { label: string; isBusy: boolean }) {
  return (
    <div className={classes.bar}>
      <Button type="submit" loading={isBusy}>
        {label}
      </Button>
    </div>
  );
}
