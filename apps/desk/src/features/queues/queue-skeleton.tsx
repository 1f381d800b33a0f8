import { Skeleton } from '@mantine/core';
import classes from './queue-page.module.css';

/** Rows of what comes, so that nothing jumps when it does. */
export const QueueSkeleton = ({ rows }: { rows: number }) => (
  <div className={classes.frame} aria-busy="true">
    {Array.from({ length: rows }, (_, index) => (
      <div key={index} className={classes.bone}>
        <Skeleton height={16} radius="sm" />
      </div>
    ))}
  </div>
);
