import { applyMacro } from '@guichet/contracts';
import { EditorContent } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../app/api.ts';
import { useCommands } from '../../../app/commands.ts';
import { useSession } from '../../../app/session.tsx';
import { tellFailure } from '../../../app/tell.ts';
import { useErrorText } from '../../../app/use-error-text.ts';
import { AttachmentStrip } from '../../conversation/composer/attachment-strip.tsx';
import { EMPTY, hasText, type Content } from '../../conversation/composer/composer-content.ts';
import { ComposerMenus } from '../../conversation/composer/composer-menus.tsx';
import { fileDrop } from '../../conversation/composer/file-drop.ts';
import { MacroActionsLine } from '../../conversation/composer/macro-actions-line.tsx';
import { mentionedIn } from '../../conversation/composer/mention.ts';
import { useAutosave } from '../../conversation/composer/use-autosave.ts';
import { obstacleOf, useComposerState } from '../../conversation/composer/use-composer-state.ts';
import type { useKeptDraft } from '../../conversation/composer/use-kept-draft.ts';
import { useMacro } from '../../conversation/composer/use-macro.ts';
import { useMessageEditor } from '../../conversation/composer/use-message-editor.ts';
import { useSend } from '../../conversation/composer/use-send.ts';
import { useTrigger } from '../../conversation/composer/use-trigger.ts';
import { useUploads, type Uploading } from '../../conversation/composer/use-uploads.ts';
import { writeOn } from '../../conversation/composer/write-on.ts';
import { useChat } from '../chat-cache.ts';
import { post } from '../outbox.ts';
import type { ChatComposerProps } from './chat-composer.tsx';
import { ChatFoot } from './chat-foot.tsx';
import { useTyping } from './use-typing.ts';
import classes from '../../conversation/composer/composer.module.css';
import own from './chat-form.module.css';

interface ChatFormProps extends ChatComposerProps {
  draft: Omit<ReturnType<typeof useKeptDraft>, 'isPending'>;
}
const NOBODY = { to: [], cc: [], bcc: [] };
type ChatMode = 'reply' | 'note';

/** Enter sends, and the field is free at once: what is on its way stands in the dialogue. A note is for colleagues. */
export function ChatForm({ conversation, isActive, focusWish, onTyping, draft }: ChatFormProps) {
  const conversationId = conversation.id;
  const { t, i18n } = useTranslation(['composer', 'chats']);
  const words = useErrorText();
  const userId = useSession().session.user.id;
  const language = useChat(conversationId)?.context.language || i18n.language;
  const autosave = useAutosave(conversationId);
  const mode: ChatMode = draft.content.mode === 'note' ? 'note' : 'reply';
  const { content, latest, setContent, change, attach, setMode } = useComposerState<Content>(
    { ...draft.content, mode },
    autosave.change,
  );
  const [isWarned, setWarned] = useState(false);
  const note = useSend(conversationId);
  const uploads = useUploads(attach);
  const isNote = content.mode === 'note';
  const obstacleIn = (now: Content, uploading: readonly Uploading[]) =>
    obstacleOf({ ...now, recipients: null }, NOBODY, uploading, false);
  const typing = useTyping(conversationId, (isTyping) => onTyping({ isTyping, hasText: !editor.isEmpty }));

  const clear = async () => {
    setContent({ ...EMPTY, mode: content.mode });
    macros.forget();
    editor.commands.clearContent(false);
    typing.stop();
    await autosave.drop();
  };
  const carryOut = (macroId: string) =>
    void call(applyMacro, { conversationId, macroId, clientId: crypto.randomUUID() }).catch((refusal: unknown) =>
      tellFailure(t('macroRefused'), words(refusal)),
    );
  const submit = () => {
    if (note.isSending) return;
    const now = latest.current;
    if (obstacleIn(now, uploads.latest.current)) return setWarned(true);
    if (isNote) {
      const more = { mentionedUserIds: mentionedIn(editor), isResolving: false, macroId: macros.macro?.id ?? null };
      return void autosave.settle().then(() => note.send({ content: now, signature: '', ...more }, clear));
    }
    const { attachments } = now;
    const html = editor.isEmpty ? '' : editor.getHTML();
    const text = editor.getText({ blockSeparator: '\n' });
    const { macro } = macros;
    post({ userId, conversationId, html, text, attachments }, () => macro && carryOut(macro.id));
    void clear();
  };
  const editor = useMessageEditor({
    style: 'chat',
    content: draft.content.html,
    placeholder: t(isNote ? 'placeholder.note' : 'chats:placeholder'),
    label: t(isNote ? 'editor.note' : 'editor.reply'),
    lang: isNote ? i18n.language : language,
    onChange: (html) => {
      change({ html });
      setWarned(false);
      if (!isNote && hasText(html)) typing.type();
      else typing.stop();
    },
    onFiles: (files) => !isNote && uploads.add(files),
    onSend: submit,
    onBlur: () => void autosave.save(),
  });
  const { trigger, dismiss } = useTrigger(editor);
  const macros = useMacro(conversationId, editor, trigger);
  const heeded = useRef(0);

  useEffect(() => editor.setEditable(!note.isSending, false), [editor, note.isSending]);
  useEffect(() => {
    if (draft.isLocal) autosave.change(content);
    onTyping({ isTyping: false, hasText: !editor.isEmpty });
    // Once, when it opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => {
    if (focusWish === heeded.current) return;
    // Only when it was gone to on purpose: a press into the dialogue, to mark a text, leaves the keyboard there.
    heeded.current = focusWish;
    if (isActive) writeOn(editor);
  }, [editor, isActive, focusWish]);

  const go = (next: ChatMode) => {
    if (next !== content.mode) setMode(next);
    if (next === 'note') typing.stop();
    writeOn(editor);
  };
  const modes = [
    ['reply', 'r'],
    ['note', 'n'],
  ] as const;
  useCommands(
    isActive
      ? modes.map(([one, key]) => ({
          ...{ id: `composer.${one}`, group: 'conversation', label: t(`modes.${one}`), key, run: () => go(one) },
        }))
      : [],
  );
  return (
    <section
      className={`${classes.composer} ${own.composer}`}
      data-note={isNote || undefined}
      aria-label={t('label')}
      {...fileDrop(isNote ? null : uploads.add)}
    >
      <div className={classes.head}>
        <div className={classes.tabs} role="group" aria-label={t('mode')}>
          {modes.map(([one]) => (
            <button
              key={one}
              type="button"
              className={classes.tab}
              aria-pressed={one === content.mode}
              onClick={() => go(one)}
            >
              {t(`modes.${one}`)}
            </button>
          ))}
        </div>
      </div>
      <EditorContent editor={editor} className={classes.editor} />
      {!isNote && (
        <AttachmentStrip
          attachments={content.attachments}
          uploads={uploads}
          onRemove={(id) => change({ attachments: content.attachments.filter((one) => one.id !== id) })}
        />
      )}
      {macros.macro && <MacroActionsLine actions={macros.macro.actions} onDismiss={macros.forget} />}
      <ChatFoot
        editor={editor}
        isNote={isNote}
        isSending={note.isSending}
        error={note.error}
        obstacle={isWarned ? obstacleIn(content, uploads.uploading) : null}
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
