import type { Macro } from '@guichet/contracts';
import type { Editor } from '@tiptap/react';
import { MacroMenu } from './macro-menu.tsx';
import { MentionMenu } from './mention-menu.tsx';
import type { Trigger } from './use-trigger.ts';

interface ComposerMenusProps {
  editor: Editor;
  trigger: Trigger | null;
  isNote: boolean;
  onMacro: (macro: Macro) => void;
  onDismiss: () => void;
}

/** At the caret: `/` calls up macros, and in a note `@` calls up colleagues. */
export function ComposerMenus({ editor, trigger, isNote, onMacro, onDismiss }: ComposerMenusProps) {
  if (trigger?.sign === '/')
    return <MacroMenu editor={editor} trigger={trigger} onChoose={onMacro} onDismiss={onDismiss} />;
  if (trigger && isNote) return <MentionMenu editor={editor} trigger={trigger} onDismiss={onDismiss} />;
  return null;
}
