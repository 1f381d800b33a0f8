import type { SettingsWarning } from '@guichet/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../frame/notice.tsx';
import classes from './routing.module.css';

interface Props {
  warnings: readonly SettingsWarning[];
  area: 'queues' | 'rules' | 'sites';
}

/** Saved, but something in it can never work: read at once, wherever on the page one was. */
export function WarningsNotice({ warnings, area }: Props) {
  const { t, i18n } = useTranslation('routing-settings');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!warnings.length) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'center' });
  }, [warnings]);
  if (!warnings.length) return null;
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const words = ({ code, names }: SettingsWarning) => {
    const key = i18n.exists(`routing-settings:warnings.${code}`) ? code : 'other';
    const text = t(`warnings.${key}`);
    return names.length ? t('warnings.named', { text, names: list.format(names) }) : text;
  };
  return (
    <div ref={box} tabIndex={-1} className={classes.warnings}>
      <Notice tone="warn" title={t(`${area}.savedWithWarnings`, { count: warnings.length })}>
        <ul className={classes.uses}>
          {warnings.map((warning) => (
            <li key={`${warning.code} ${warning.names.join()}`}>{words(warning)}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
