import { type Macro, type MacroActions, renderMacro } from '@guichet/contracts';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../app/api.ts';
import { tellFailure } from '../../../app/tell.ts';
import { useErrorText } from '../../../app/use-error-text.ts';
import type { Trigger } from './use-trigger.ts';

/** The macro whose words stand in the field; what else it does is done when they are sent. */
export function useMacro(conversationId: string, editor: Editor, trigger: Trigger | null) {
  const { t } = useTranslation('composer');
  const words = useErrorText();
  const [macro, setMacro] = useState<{ id: string; actions: MacroActions } | null>(null);
  /** In place of what called it up. */
  const insert = async ({ id: macroId }: Macro) => {
    if (!trigger) return;
    try {
      const { html, actions } = await call(renderMacro, { conversationId, macroId });
      editor
        .chain()
        .focus()
        .insertContentAt({ from: trigger.from, to: trigger.to }, html || ' ')
        .run();
      setMacro({ id: macroId, actions });
    } catch (refusal) {
      tellFailure(t('macroFailed'), words(refusal));
    }
  };
  return { macro, insert, forget: () => setMacro(null) };
}
