import { Button, Kbd, Tooltip } from '@mantine/core';
import type { Editor } from '@tiptap/react';
import { useTranslation } from 'react-i18next';
import { CTRL } from '../../../app/commands.ts';
import { clockTime } from '../../../app/time/words.ts';
import { useErrorText } from '../../../app/use-error-text.ts';
import { EditorToolbar } from './editor-toolbar.tsx';
import classes from './composer.module.css';

interface ComposerFootProps {
  editor: Editor;
  isNote: boolean;
  isSending: boolean;
  error: unknown;
  /** Why it cannot be sent, as a key; shown in words once sending was tried. */
  obstacle: string | null;
  isWarned: boolean;
  savedAt: string | null;
  isKeptHere: boolean;
  onFiles: (files: File[]) => void;
  onSend: (isResolving: boolean) => void;
}

export function ComposerFoot(props: ComposerFootProps) {
  const { editor, isNote, isSending, error, obstacle, isWarned, savedAt, isKeptHere, onFiles, onSend } = props;
  const { t, i18n } = useTranslation('composer');
  const words = useErrorText();
  const reason = obstacle && t(`obstacle.${obstacle}`);
  const state = () => {
    if (error) return t('notSent', { reason: words(error) });
    if (isWarned && reason) return reason;
    if (isKeptHere) return t('keptHere');
    return savedAt ? t('saved', { time: clockTime(savedAt, i18n.language) }) : '';
  };
  const button = {
    loading: isSending,
    // Stays reachable, so that the reason can be read.
    ...(obstacle ? { 'data-disabled': true, 'aria-disabled': true } : {}),
  };
  return (
    <div className={classes.foot}>
      <EditorToolbar editor={editor} hasMacros {...(isNote ? {} : { onFiles })} />
      <span
        className={classes.state}
        role="status"
        data-bad={Boolean(error) || (isWarned && obstacle !== null) || undefined}
      >
        {state()}
      </span>
      <div className={classes.buttons}>
        {!isNote && (
          <Tooltip label={reason} disabled={!reason}>
            <Button variant="default" size="sm" {...button} onClick={() => onSend(true)}>
              {t('sendAndResolve')}
            </Button>
          </Tooltip>
        )}
        <Tooltip label={reason} disabled={!reason}>
          <Button
            size="sm"
            {...button}
            rightSection={
              <Kbd size="xs" className={classes.key ?? ''}>
                {CTRL} ⏎
              </Kbd>
            }
            onClick={() => onSend(false)}
          >
            {t(isNote ? 'addNote' : 'send')}
          </Button>
        </Tooltip>
      </div>
    </div>
  );
}
