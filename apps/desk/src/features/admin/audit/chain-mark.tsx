import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { icon } from '../frame/icon-look.ts';
import classes from './audit.module.css';

/** Whether each entry still matches the one before it, as the server has just checked. */
export function ChainMark({ isIntact }: { isIntact: boolean }) {
  const { t } = useTranslation('admin');
  const Shield = isIntact ? IconShieldCheck : IconShieldX;
  return (
    <p className={classes.chain} data-intact={isIntact} role={isIntact ? undefined : 'alert'}>
      <Shield {...icon} className={classes.shield} />
      <span>
        <strong className={classes.verdict}>{t(isIntact ? 'audit.intact' : 'audit.broken')}</strong>{' '}
        {t(isIntact ? 'audit.intactHelp' : 'audit.brokenHelp')}
      </span>
    </p>
  );
}
