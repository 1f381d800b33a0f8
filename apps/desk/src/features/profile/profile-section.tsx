import { type ReactNode, useId } from 'react';
import classes from './profile.module.css';

interface Props {
  title: string;
  help: string;
  children: ReactNode;
}

export function ProfileSection({ title, help, children }: Props) {
  const titleId = useId();
  return (
    <section className={classes.section} aria-labelledby={titleId}>
      <div>
        <h2 id={titleId} className={classes.title}>
          {title}
        </h2>
        <p className={classes.help}>{help}</p>
      </div>
      <div className={classes.fields}>{children}</div>
    </section>
  );
}
