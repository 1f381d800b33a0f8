import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBold, IconItalic, IconList, IconPaperclip, IconSlash } from '@tabler/icons-react';
import { useEditorState, type Editor } from '@tiptap/react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from './link-button.tsx';
import classes from './composer.module.css';

interface EditorToolbarProps {
  editor: Editor;
  onFiles?: (files: File[]) => void;
  /** Opens the macros by typing their sign. */
  hasMacros?: boolean;
  /** Plain lines have nothing to format. */
  isPlain?: boolean;
}
const icon = { size: 16, stroke: 1.75 };

export function EditorToolbar({ editor, onFiles, hasMacros = false, isPlain = false }: EditorToolbarProps) {
  const { t } = useTranslation('composer');
  const picker = useRef<HTMLInputElement>(null);
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      list: now.isActive('bulletList'),
    }),
  });
  const buttons = [
    { name: 'bold', Icon: IconBold, isOn: active.bold, run: () => editor.chain().focus().toggleBold().run() },
    { name: 'italic', Icon: IconItalic, isOn: active.italic, run: () => editor.chain().focus().toggleItalic().run() },
    { name: 'list', Icon: IconList, isOn: active.list, run: () => editor.chain().focus().toggleBulletList().run() },
  ] as const;
  const startMacro = () => {
    const before = editor.state.selection.$from.nodeBefore?.text;
    editor
      .chain()
      .focus()
      .insertContent(!before || /\s$/.test(before) ? '/' : ' /')
      .run();
  };
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('format')}>
      {!isPlain && (
        <>
          {buttons.map(({ name, Icon, isOn, run }) => (
            <Tooltip key={name} label={t(name)}>
              <ActionIcon size="md" aria-label={t(name)} aria-pressed={isOn} data-on={isOn || undefined} onClick={run}>
                <Icon {...icon} />
              </ActionIcon>
            </Tooltip>
          ))}
          <LinkButton editor={editor} />
        </>
      )}
      {onFiles && (
        <>
          <Tooltip label={t('attach')}>
            <ActionIcon size="md" aria-label={t('attach')} onClick={() => picker.current?.click()}>
              <IconPaperclip {...icon} />
            </ActionIcon>
          </Tooltip>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={t('attach')}
            onChange={(event) => {
              onFiles([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        </>
      )}
      {hasMacros && (
        <Tooltip label={t('insertMacro')}>
          <ActionIcon size="md" aria-label={t('insertMacro')} onClick={startMacro}>
            <IconSlash {...icon} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
