import type { ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: string;
  intro?: string;
  actions?: ReactNode;
  /** It holds a wide table: it takes the room there is. */
  isWide?: boolean;
  children: ReactNode;
}

/** A page beside the left column that is not the inbox: a heading, its actions, and what scrolls below. */
export function Page({ title, intro, actions, isWide, children }: PageProps) {
  return (
    <div className={classes.page}>
      <div className={classes.inner} data-wide={isWide || undefined}>
        <header className={classes.head}>
          <div className={classes.words}>
            <h1 className={classes.title}>{title}</h1>
            {intro && <p className={classes.intro}>{intro}</p>}
          </div>
          {actions && <div className={classes.actions}>{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  );
}
