import { Skeleton } from '@mantine/core';
import classes from '../shell.module.css';

/** The desk's shape while it is not known who sits at it. */
export function ShellSkeleton() {
  return (
    <div className={classes.shell} aria-busy="true">
      <div className={classes.bar} />
      <div className={classes.body}>
        <div className={classes.nav}>
          <div className={classes.skeleton}>
            {Array.from({ length: 8 }, (_, index) => (
              <Skeleton key={index} height={20} radius="sm" />
            ))}
          </div>
        </div>
        <div className={classes.main} />
      </div>
    </div>
  );
}
