import { Skeleton } from '@mantine/core';
import classes from './customer.module.css';

/** The record's shape while it comes. */
export function CustomerSkeleton() {
  return (
    <div className={classes.panel} aria-busy="true">
      <Skeleton height={40} />
      <Skeleton height={90} />
      <Skeleton height={120} />
    </div>
  );
}
