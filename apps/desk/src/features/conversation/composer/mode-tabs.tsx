import { useTranslation } from 'react-i18next';
import type { Mode } from './composer-content.ts';
import classes from './composer.module.css';

interface ModeTabsProps {
  mode: Mode;
  hasReplyAll: boolean;
  onChange: (mode: Mode) => void;
}

export function ModeTabs({ mode, hasReplyAll, onChange }: ModeTabsProps) {
  const { t } = useTranslation('composer');
  const modes: Mode[] = [
    'reply',
    ...(hasReplyAll || mode === 'reply-all' ? (['reply-all'] as const) : []),
    'note',
    'forward',
  ];
  return (
    <div className={classes.tabs} role="group" aria-label={t('mode')}>
      {modes.map((one) => (
        <button
          key={one}
          type="button"
          className={classes.tab}
          aria-pressed={one === mode}
          onClick={() => onChange(one)}
        >
          {t(`modes.${one}`)}
        </button>
      ))}
    </div>
  );
}
