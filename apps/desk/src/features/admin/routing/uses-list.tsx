import { useTranslation } from 'react-i18next';
import classes from './routing.module.css';
import type { Use } from './uses.ts';

/** What depends on it, a line for each kind. */
export function UsesList({ uses }: { uses: readonly Use[] }) {
  const { t, i18n } = useTranslation('routing-settings');
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  return (
    <ul className={classes.uses}>
      {uses.map(({ kind, names, count }) => (
        <li key={kind}>
          {t(`uses.${kind}`, { count })}
          {names.length > 0 && t('uses.named', { names: list.format(names) })}
        </li>
      ))}
    </ul>
  );
}
