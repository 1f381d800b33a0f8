import type { MacroActions } from '@guichet/contracts';
import { ActionIcon } from '@mantine/core';
import { IconBolt, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useActionWords } from './use-action-words.ts';
import classes from './composer.module.css';

/** What the macro will do once the text is sent; it can be left out. */
export function MacroActionsLine({ actions, onDismiss }: { actions: MacroActions; onDismiss: () => void }) {
  const { t } = useTranslation('composer');
  const words = useActionWords()(actions);
  if (words.length === 0) return null;
  return (
    <div className={classes.macroLine} role="status">
      <IconBolt size={16} stroke={1.75} aria-hidden />
      <span>{t('macroWill', { actions: words.join(' · ') })}</span>
      <ActionIcon size="sm" aria-label={t('macroDismiss')} onClick={onDismiss}>
        <IconX size={14} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
