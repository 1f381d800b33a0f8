import { Button, Kbd } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../app/use-error-text.ts';
import { EditorToolbar } from '../../conversation/composer/editor-toolbar.tsx';
import classes from '../../conversation/composer/composer.module.css';
import own from './chat-form.module.css';

interface ChatFootProps {
  editor: Editor;
  isNote: boolean;
  isSending: boolean;
  error: unknown;
  /** Why it could not be sent, as a key. */
  obstacle: string | null;
  isKeptHere: boolean;
  onFiles: (files: File[]) => void;
  onSend: () => void;
}

export function ChatFoot({ editor, isNote, isSending, error, obstacle, isKeptHere, onFiles, onSend }: ChatFootProps) {
  const { t } = useTranslation('composer');
  const words = useErrorText();
  const state = () => {
    if (error) return t('notSent', { reason: words(error) });
    if (obstacle) return t(`obstacle.${obstacle}`);
    return isKeptHere ? t('keptHere') : '';
  };
  return (
    <div className={classes.foot}>
      <EditorToolbar editor={editor} hasMacros isPlain {...(isNote ? {} : { onFiles })} />
      <span className={classes.state} role="status" data-bad={Boolean(error) || obstacle !== null || undefined}>
        {state()}
      </span>
      <div className={`${classes.buttons} ${own.buttons}`}>
        <Button
          size="sm"
          loading={isSending}
          rightSection={
            <Kbd size="xs" className={classes.key ?? ''} aria-hidden>
              ⏎
            </Kbd>
          }
          onClick={onSend}
        >
          {t(isNote ? 'addNote' : 'send')}
        </Button>
      </div>
    </div>
  );
}
