import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

const ICONS = { ok: IconCircleCheck, warn: IconInfoCircle, bad: IconAlertTriangle };

interface Props {
  /** `bad` is read out at once, `ok` when the screen reader has time; `warn` is part of the page. */
  tone: keyof typeof ICONS;
  title: string;
  children?: ReactNode;
}

/** Something to know before one goes on, where it belongs. */
export function Notice({ tone, title, children }: Props) {
  const Icon = ICONS[tone];
  return (
    <div className={classes.notice} data-tone={tone} role={{ ok: 'status', warn: undefined, bad: 'alert' }[tone]}>
      <Icon size={20} stroke={1.75} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <p className={classes.title}>{title}</p>
        {children}
      </div>
    </div>
  );
}
