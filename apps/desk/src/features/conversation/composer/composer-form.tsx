import { getCustomer, type ConversationDetail } from '@guichet/contracts';
import { EditorContent } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../app/api.ts';
import { useCommands } from '../../../app/commands.ts';
import { NoteText } from '../timeline/note-text.tsx';
import { AttachmentStrip } from './attachment-strip.tsx';
import { ComposerFoot } from './composer-foot.tsx';
import { EMPTY, hasText, type Content, type Mode } from './composer-content.ts';
import { ComposerMenus } from './composer-menus.tsx';
import { fileDrop } from './file-drop.ts';
import { MacroActionsLine } from './macro-actions-line.tsx';
import { mentionedIn } from './mention.ts';
import { ModeTabs } from './mode-tabs.tsx';
import { RecipientsLine } from './recipients-line.tsx';
import { sentContent } from './sent-content.ts';
import { useAutosave } from './use-autosave.ts';
import { obstacleOf, recipientsOf, useComposerState, type Proposal } from './use-composer-state.ts';
import { useMacro } from './use-macro.ts';
import { useMessageEditor } from './use-message-editor.ts';
import { useSend } from './use-send.ts';
import { useTrigger } from './use-trigger.ts';
import { useUploads } from './use-uploads.ts';
import { writeOn } from './write-on.ts';
import classes from './composer.module.css';

export interface Typing {
  isTyping: boolean;
  hasText: boolean;
}
interface ComposerFormProps {
  conversation: ConversationDetail;
  initial: Content;
  /** The draft came from this browser: the server is still to get it. */
  isLocal: boolean;
  savedAt: string | null;
  proposal: Proposal | undefined;
  undoneId: string | null;
  onTyping: (typing: Typing) => void;
}

/** After so long without a key one no longer counts as writing. */
const TYPING_REST = 4000;

export function ComposerForm(props: ComposerFormProps) {
  const { conversation, initial, isLocal, savedAt, proposal, undoneId, onTyping } = props;
  const conversationId = conversation.id;
  const { t, i18n } = useTranslation('composer');
  const autosave = useAutosave(conversationId);
  const { content, latest, setContent, change, attach, setMode } = useComposerState(initial, autosave.change);
  const [isWarned, setWarned] = useState(false);
  const { send, isSending, error } = useSend(conversationId);
  const uploads = useUploads(attach);
  const { data: customer } = useAnswer(
    getCustomer,
    conversation.customer ? { customerId: conversation.customer.id } : null,
  );
  const recipients = recipientsOf(content, proposal);
  const obstacle = obstacleOf(content, recipients, uploads.uploading, proposal !== undefined);
  const isNote = content.mode === 'note';
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);

  const onText = (html: string) => {
    change({ html });
    setWarned(false);
    onTyping({ isTyping: true, hasText: hasText(html) });
    clearTimeout(rest.current);
    rest.current = setTimeout(() => onTyping({ isTyping: false, hasText: hasText(html) }), TYPING_REST);
  };
  const submit = (isResolving: boolean) => {
    if (isSending) return;
    const now = latest.current;
    if (obstacleOf(now, recipientsOf(now, proposal), uploads.latest.current, proposal !== undefined))
      return setWarned(true);
    const mentionedUserIds = mentionedIn(editor);
    const sending = {
      content: now,
      signature: proposal?.signatureHtml ?? '',
      mentionedUserIds,
      isResolving,
      macroId: macros.macro?.id ?? null,
    };
    void autosave.settle().then(() =>
      send(sending, async () => {
        await autosave.drop();
        setContent({ ...EMPTY, mode: now.mode === 'note' ? 'note' : 'reply' });
        macros.forget();
        editor.commands.clearContent(false);
        clearTimeout(rest.current);
        onTyping({ isTyping: false, hasText: false });
      }),
    );
  };
  const editor = useMessageEditor({
    content: initial.html,
    placeholder: t(`placeholder.${isNote ? 'note' : 'message'}`),
    label: t(`editor.${content.mode}`),
    lang: isNote ? i18n.language : (customer?.language ?? i18n.language),
    onChange: onText,
    onFiles: (files) => !isNote && uploads.add(files),
    onSend: submit,
    onBlur: () => void autosave.save(),
  });
  const { trigger, dismiss } = useTrigger(editor);
  const macros = useMacro(conversationId, editor, trigger);

  useEffect(() => editor.setEditable(!isSending, false), [editor, isSending]);
  useEffect(() => {
    if (isLocal) autosave.change(initial);
    onTyping({ isTyping: false, hasText: hasText(initial.html) });
    return () => clearTimeout(rest.current);
    // Once, when it opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  // A message taken back returns above whatever has been written since.
  useEffect(() => {
    const back = undoneId ? sentContent(undoneId) : undefined;
    if (!back) return;
    editor.commands.setContent(back.html + (editor.isEmpty ? '' : editor.getHTML()), { emitUpdate: false });
    change({ ...back, html: editor.getHTML() });
    writeOn(editor);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [undoneId]);

  const go = (mode: Mode) => {
    if (mode !== content.mode) setMode(mode);
    writeOn(editor);
  };
  useCommands(
    (
      [
        ['reply', 'r'],
        ['reply-all', 'R'],
        ['forward', 'f'],
        ['note', 'n'],
      ] as const
    ).map(([mode, key]) => ({
      id: `composer.${mode}`,
      group: 'conversation',
      label: t(`modes.${mode}`),
      key,
      run: () => go(mode),
    })),
  );
  return (
    <section
      className={classes.composer}
      data-note={isNote || undefined}
      aria-label={t('label')}
      {...fileDrop(isNote ? null : uploads.add)}
    >
      <div className={classes.head}>
        <ModeTabs mode={content.mode} hasReplyAll={(proposal?.replyAll.cc.length ?? 0) > 0} onChange={go} />
        {!isNote && (
          <RecipientsLine
            key={content.mode}
            isOpen={content.mode === 'forward'}
            isAfterCall={conversation.channel === 'voice' || conversation.channel === 'callback'}
            recipients={recipients}
            onChange={(next) => change({ recipients: next })}
          />
        )}
      </div>
      <EditorContent editor={editor} className={classes.editor} />
      {!isNote && proposal?.signatureHtml && (
        <div className={classes.signature} aria-label={t('signature')} role="note">
          <NoteText html={proposal.signatureHtml} text="" />
        </div>
      )}
      {!isNote && (
        <AttachmentStrip
          attachments={content.attachments}
          uploads={uploads}
          onRemove={(id) => change({ attachments: content.attachments.filter((one) => one.id !== id) })}
        />
      )}
      {macros.macro && <MacroActionsLine actions={macros.macro.actions} onDismiss={macros.forget} />}
      <ComposerFoot
        editor={editor}
        isNote={isNote}
        isSending={isSending}
        error={error}
        obstacle={obstacle}
        isWarned={isWarned}
        savedAt={hasText(content.html) ? (autosave.savedAt ?? savedAt) : null}
        isKeptHere={autosave.isKeptHere}
        onFiles={uploads.add}
        onSend={submit}
      />
      <ComposerMenus
        editor={editor}
        trigger={trigger}
        isNote={isNote}
        onMacro={(one) => void macros.insert(one)}
        onDismiss={dismiss}
      />
    </section>
  );
}
