import { COUNT_CEILING } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import classes from './views-nav.module.css';

interface CountBadgeProps {
  count: number;
  tone?: 'warn' | 'bad' | undefined;
  /** What is counted, when it is not conversations. */
  label?: string;
}

export function CountBadge({ count, tone, label }: CountBadgeProps) {
  const { t } = useTranslation('views');
  return (
    <span className={classes.count} data-tone={tone} aria-label={label ?? t('count', { count })}>
      {count >= COUNT_CEILING ? `${COUNT_CEILING}+` : count}
    </span>
  );
}
