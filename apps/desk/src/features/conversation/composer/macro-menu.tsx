import { listMacros, type Macro } from '@guichet/contracts';
import type { Editor } from '@tiptap/react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { TriggerMenu } from './trigger-menu.tsx';
import type { Trigger } from './use-trigger.ts';

interface MacroMenuProps {
  editor: Editor;
  trigger: Trigger;
  onChoose: (macro: Macro) => void;
  onDismiss: () => void;
}

/** Macros by what is typed after `/`: shortcuts that begin so come first. */
export function MacroMenu({ editor, trigger, onChoose, onDismiss }: MacroMenuProps) {
  const { t } = useTranslation('composer');
  const macros = useAnswer(listMacros, {}).data?.macros ?? [];
  const typed = trigger.query.toLocaleLowerCase();
  const rank = (macro: Macro) => {
    if (macro.shortcut.startsWith(typed)) return 0;
    return macro.name.toLocaleLowerCase().includes(typed) ? 1 : 2;
  };
  const fitting = macros
    .filter((macro) => rank(macro) < 2)
    .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
    .slice(0, 30);
  return (
    <TriggerMenu
      editor={editor}
      trigger={trigger}
      label={t('macros')}
      empty={t(macros.length === 0 ? 'noMacros' : 'noSuchMacro')}
      choices={fitting.map((macro) => ({ id: macro.id, label: macro.name, hint: `/${macro.shortcut}` }))}
      onChoose={(id) => {
        const macro = fitting.find((one) => one.id === id);
        if (macro) onChoose(macro);
      }}
      onDismiss={onDismiss}
    />
  );
}
