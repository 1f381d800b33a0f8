import type { ReactNode } from 'react';
import classes from './states.module.css';

interface EmptyProps {
  icon?: ReactNode;
  title: string;
  /** What will appear here, and how. */
  text: string;
  children?: ReactNode;
}

export function Empty({ icon, title, text, children }: EmptyProps) {
  return (
    <div className={classes.state}>
      {icon && <span className={classes.icon}>{icon}</span>}
      <p className={classes.title}>{title}</p>
      <p className={classes.text}>{text}</p>
      {children}
    </div>
  );
}
