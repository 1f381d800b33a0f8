import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MenuButtonProps } from '../../app/late.tsx';
import { ChannelIcons } from './channel-icons.tsx';
import { StateDot } from './state-dot.tsx';
import { TimeInState } from './time-in-state.tsx';
import { useMyStatus } from './use-my-status.ts';
import { useStateWords } from './use-state-words.ts';
import classes from './state-button.module.css';

/** My state on the bar: dot, word, time in it, channels that are on. Its menu hangs from it. */
export function StateButton(props: MenuButtonProps) {
  const { t } = useTranslation('routing');
  const status = useMyStatus();
  const wordsOf = useStateWords(status?.reasonId != null);
  if (!status) return null;
  const { words, tone } = wordsOf(status);
  return (
    <button
      {...props}
      type="button"
      className={classes.button}
      aria-haspopup="menu"
      data-alarm={status.state === 'not_responding' || undefined}
    >
      <StateDot tone={tone} />
      <span className={classes.said}>{t('state.mine')}</span>
      <span className={classes.word}>{words}</span>
      {status.state !== 'offline' && <TimeInState since={status.since} className={classes.time} />}
      {status.state === 'ready' && <ChannelIcons channels={status.channels} />}
      <IconChevronDown size={14} stroke={1.75} aria-hidden className={classes.chevron} />
    </button>
  );
}
