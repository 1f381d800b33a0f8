import Placeholder from '@tiptap/extension-placeholder';
import { useEditor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useRef } from 'react';
import { Mention } from './mention.ts';

interface MessageEditor {
  content: string;
  placeholder: string;
  label: string;
  /** The language the spelling is checked in. */
  lang: string;
  onChange: (html: string) => void;
  onFiles: (files: File[]) => void;
  onSend: (isResolving: boolean) => void;
  onBlur?: () => void;
}

const filesOf = (data: DataTransfer | null) => [...(data?.files ?? [])];

/** A text with bold, lists, links and quotes: what survives every mail program. */
export function useMessageEditor(options: MessageEditor) {
  const now = useRef(options);
  const { placeholder, label, lang } = options;
  useEffect(() => {
    now.current = options;
  });
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        codeBlock: false,
        link: { openOnClick: false, autolink: true, defaultProtocol: 'https' },
      }),
      // eslint-disable-next-line react-hooks/refs -- read when it is drawn, not now
      Placeholder.configure({ placeholder: () => now.current.placeholder }),
      Mention,
    ],
    content: options.content,
    shouldRerenderOnTransaction: false,
    onUpdate: ({ editor: changed }) => now.current.onChange(changed.isEmpty ? '' : changed.getHTML()),
    onBlur: () => now.current.onBlur?.(),
    editorProps: {
      attributes: () => ({
        role: 'textbox',
        'aria-multiline': 'true',
        spellcheck: 'true',
        'aria-label': now.current.label,
        lang: now.current.lang,
      }),
      handleKeyDown: (_, event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
        now.current.onSend(event.shiftKey);
        return true;
      },
      handlePaste: (_, event) => {
        const files = filesOf(event.clipboardData);
        // Word processors put a picture of the text beside the text; the text is meant.
        if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return false;
        now.current.onFiles(files);
        return true;
      },
      handleDrop: (_, event) => {
        const files = filesOf(event.dataTransfer);
        if (files.length === 0) return false;
        event.preventDefault();
        now.current.onFiles(files);
        return true;
      },
    },
  });
  useEffect(() => {
    // Name, language and placeholder are drawn with the next transaction.
    if (editor.isInitialized) editor.view.dispatch(editor.state.tr.setMeta('drawn-again', placeholder));
  }, [editor, label, lang, placeholder]);
  return editor;
}
