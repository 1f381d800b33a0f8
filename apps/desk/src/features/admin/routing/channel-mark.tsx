import type { Channel } from '@guichet/contracts';
import { IconMail, IconMessageCircle, IconPhone, IconPhoneCall } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import classes from './routing.module.css';

const ICONS = { email: IconMail, chat: IconMessageCircle, voice: IconPhone, callback: IconPhoneCall };

export function ChannelMark({ channel }: { channel: Channel }) {
  const { t } = useTranslation('routing-settings');
  const Icon = ICONS[channel];
  return (
    <span className={classes.marked}>
      <Icon {...icon} />
      {t(`channels.${channel}`)}
    </span>
  );
}
