import type { ConversationSummary } from '@guichet/contracts';
import { IconMail, IconMessageCircle, IconPhone, IconPhoneCall } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './conversation-row.module.css';

const ICONS = { email: IconMail, chat: IconMessageCircle, voice: IconPhone, callback: IconPhoneCall };

export function ChannelIcon({ channel }: { channel: ConversationSummary['channel'] }) {
  const { t } = useTranslation('app');
  const Icon = ICONS[channel];
  return (
    <span className={classes.channel} data-channel={channel} role="img" aria-label={t(`channel.${channel}`)}>
      <Icon size={16} stroke={1.75} aria-hidden />
    </span>
  );
}
