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
  /** `chat`: plain lines, sent by Enter. It does not change while the editor is there. */
  style?: 'mail' | 'chat';
}

const PLAIN = {
  bold: false,
  italic: false,
  strike: false,
  underline: false,
  code: false,
  link: false,
  blockquote: false,
  bulletList: false,
  orderedList: false,
  listItem: false,
  listKeymap: false,
} as const;
const RICH = { link: { openOnClick: false, autolink: true, defaultProtocol: 'https' } } as const;

const filesOf = (data: DataTransfer | null) => [...(data?.files ?? [])];

/** A text with bold, lists, links and quotes: what survives every mail program; of a chat, plain lines. */
export function useMessageEditor(options: MessageEditor) {
  const now = useRef(options);
  const { placeholder, label, lang } = options;
  const isChat = options.style === 'chat';
  useEffect(() => {
    now.current = options;
  });
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        codeBlock: false,
        ...(isChat ? PLAIN : RICH),
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
      handleKeyDown: (view, event) => {
        if (isChat && event.key === 'Escape') view.dom.blur();
        const isSent = event.ctrlKey || event.metaKey || (isChat && !event.shiftKey && !event.isComposing);
        if (event.key !== 'Enter' || !isSent) return false;
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
