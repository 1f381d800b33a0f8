import { COUNT_CEILING } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import classes from './views-nav.module.css';

export function CountBadge({ count, tone }: { count: number; tone?: 'warn' | 'bad' | undefined }) {
  const { t } = useTranslation('views');
  return (
    <span className={classes.count} data-tone={tone} aria-label={t('count', { count })}>
      {count >= COUNT_CEILING ? `${COUNT_CEILING}+` : count}
    </span>
  );
}
