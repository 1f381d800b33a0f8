import '@mantine/tiptap/styles.layer.css';
import { Link, RichTextEditor } from '@mantine/tiptap';
import { Placeholder } from '@tiptap/extension-placeholder';
import { useEditor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useTranslation } from 'react-i18next';
import classes from './signature.module.css';

interface Props {
  value: string;
  onChange: (html: string) => void;
}

/** Bold, italic, links and lists: what a signature needs and every mail program shows. */
export function SignatureEditor({ value, onChange }: Props) {
  const { t } = useTranslation('admin');
  const editor = useEditor({
    extensions: [
      StarterKit.configure({ link: false, heading: false, codeBlock: false, blockquote: false, horizontalRule: false }),
      Link.configure({ protocols: ['https', 'http', 'mailto'] }),
      Placeholder.configure({ placeholder: t('inboxes.signaturePlaceholder') }),
    ],
    content: value,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': t('inboxes.signatureLabel') },
    },
    onUpdate: ({ editor: changed }) => onChange(changed.isEmpty ? '' : changed.getHTML()),
  });
  const { root = '', toolbar = '', control = '', content = '' } = classes;
  return (
    <RichTextEditor
      editor={editor}
      classNames={{ root, toolbar, control, content }}
      labels={{
        boldControlLabel: t('inboxes.editor.bold'),
        italicControlLabel: t('inboxes.editor.italic'),
        bulletListControlLabel: t('inboxes.editor.list'),
        linkControlLabel: t('inboxes.editor.link'),
        unlinkControlLabel: t('inboxes.editor.unlink'),
        linkEditorInputLabel: t('inboxes.editor.linkUrl'),
        linkEditorInputPlaceholder: t('inboxes.editor.linkPlaceholder'),
        linkEditorExternalLink: t('inboxes.editor.linkNewTab'),
        linkEditorInternalLink: t('inboxes.editor.linkSameTab'),
        linkEditorSave: t('inboxes.editor.linkApply'),
      }}
    >
      <RichTextEditor.Toolbar>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Bold />
          <RichTextEditor.Italic />
          <RichTextEditor.BulletList />
          <RichTextEditor.Link />
          <RichTextEditor.Unlink />
        </RichTextEditor.ControlsGroup>
      </RichTextEditor.Toolbar>
      <RichTextEditor.Content />
    </RichTextEditor>
  );
}
