import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './save-bar.module.css';

interface Props {
  label: string;
  isBusy: boolean;
  /** Something to do with the whole thing, such as deleting it. */
  aside?: ReactNode;
}

/** Stays in sight at the bottom of a long form. */
export function SaveBar({ label, isBusy, aside }: Props) {
  return (
    <div className={classes.bar}>
      <div>{aside}</div>
      <Button type="submit" loading={isBusy}>
        {label}
      </Button>
    </div>
  );
}
