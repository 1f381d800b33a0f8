import type { ReactNode } from 'react';
import { Logo } from '../../app/logo.tsx';
import classes from './log-in.module.css';

/** The quiet page before the desk: the mark, a heading, one form. */
export function LogInFrame({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <Logo size={28} />
          <span>Guichet</span>
        </div>
        <h1 className={classes.title}>{title}</h1>
        {intro && <p className={classes.intro}>{intro}</p>}
        {children}
      </div>
    </main>
  );
}
