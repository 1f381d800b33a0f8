import type { Channel } from '@guichet/contracts';
import { IconMail, IconMessageCircle, IconPhone, IconPhoneCall } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './state-button.module.css';

export const CHANNELS: readonly Channel[] = ['email', 'chat', 'voice', 'callback'];
export const CHANNEL_ICONS = { email: IconMail, chat: IconMessageCircle, voice: IconPhone, callback: IconPhoneCall };

/** The channels somebody takes, as small as they can be said. */
export function ChannelIcons({ channels }: { channels: readonly Channel[] }) {
  const { t } = useTranslation('app');
  const shown = CHANNELS.filter((channel) => channels.includes(channel));
  const names = shown.map((channel) => t(`channel.${channel}`)).join(', ');
  if (shown.length === 0) return null;
  return (
    <span className={classes.channels} role="img" aria-label={names} title={names}>
      {shown.map((channel) => {
        const Icon = CHANNEL_ICONS[channel];
        return <Icon key={channel} size={15} stroke={1.75} aria-hidden />;
      })}
    </span>
  );
}
