import { IconPhoneOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMyStatus } from '../agent-state/use-my-status.ts';
import { useTelephone } from './telephone-shown.ts';
import classes from './call-bar.module.css';

/** A line that comes back by itself within this is not worth a word. */
const PATIENCE_MS = 5000;

/** Whoever is ready for calls learns that none can ring, and why. */
export function TelephoneLine({ isStrip }: { isStrip: boolean }) {
  const { t } = useTranslation('calls');
  const status = useMyStatus();
  const { registration, isElsewhere } = useTelephone();
  const isReady = status?.state === 'ready' && status.channels.includes('voice');
  const isSilent = isReady && !isElsewhere && (registration === 'no-microphone' || registration === 'connecting');
  const isLong = useIsLong(isSilent && registration === 'connecting');
  if (!isSilent || (registration === 'connecting' && !isLong)) return null;
  return (
    <div className={classes.silent} data-strip={isStrip || undefined} role="status">
      <IconPhoneOff size={16} stroke={1.75} aria-hidden />
      <span>
        {t(`cannotRing.${registration}`)} <Link to="/profile#telephone">{t('cannotRing.look')}</Link>
      </span>
    </div>
  );
}

function useIsLong(isOn: boolean) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isOn]);
  return isLong;
}
