import type { ReactNode } from 'react';
import classes from './states.module.css';

interface EmptyProps {
  icon?: ReactNode;
  title: string;
  /** What will appear here, and how. */
  text: string;
  children?: ReactNode;
  /** Nothing else is on the page: its words are the page's heading. */
  isPage?: boolean;
}

export function Empty({ icon, title, text, children, isPage }: EmptyProps) {
  const Title = isPage ? 'h1' : 'p';
  return (
    <div className={classes.state}>
      {icon && <span className={classes.icon}>{icon}</span>}
      <Title className={classes.title}>{title}</Title>
      <p className={classes.text}>{text}</p>
      {children}
    </div>
  );
}
