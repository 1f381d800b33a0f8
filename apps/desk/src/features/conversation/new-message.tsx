import { listConversations, listInboxes, listViews, startConversation } from '@guichet/contracts';
import { Button, Modal, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { EditorContent } from '@tiptap/react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAction, useAnswer } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { useErrorText } from '../../app/use-error-text.ts';
import { AttachmentStrip } from './composer/attachment-strip.tsx';
import { EMPTY, joinSignatures, withSignature, type Content, type Recipients } from './composer/composer-content.ts';
import { EditorToolbar } from './composer/editor-toolbar.tsx';
import { NoteText } from './timeline/note-text.tsx';
import { RecipientFields } from './composer/recipient-fields.tsx';
import { obstacleOf, useComposerState } from './composer/use-composer-state.ts';
import { useMessageEditor } from './composer/use-message-editor.ts';
import { useUploads, type Uploading } from './composer/use-uploads.ts';
import classes from './new-message.module.css';

const NOBODY: Recipients = { to: [], cc: [], bcc: [] };
/** One for each person: several use one browser after the other. */
const keyOf = (userId: string) => `guichet.new-message.${userId}`;
interface Kept extends Content {
  inboxId: string;
  subject: string;
}
const NOTHING: Kept = { ...EMPTY, recipients: NOBODY, inboxId: '', subject: '' };
function keptMessage(key: string): Kept {
  try {
    return { ...NOTHING, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>) };
  } catch {
    return NOTHING;
  }
}

/** A mail to someone, which makes a conversation. It is kept in this browser as typed until it has left. */
export function NewMessage({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation(['composer', 'app']);
  const words = useErrorText();
  const navigate = useNavigate();
  const key = keyOf(useSession().session.user.id);
  const kept = useRef(keptMessage(key)).current;
  const clientId = useRef(crypto.randomUUID()).current;
  const inboxes = useAnswer(listInboxes, {});
  const { content, latest, change, attach } = useComposerState(kept, (after) =>
    localStorage.setItem(key, JSON.stringify(after)),
  );
  const [isWarned, setWarned] = useState(false);
  const { subject } = content;
  const inbox = inboxes.data?.inboxes.find(({ id }) => id === content.inboxId) ?? inboxes.data?.inboxes[0];
  const inboxId = inbox?.id;
  const signature = joinSignatures(useSession().session.user.signature, inbox?.signatureHtml ?? '');
  const recipients = content.recipients ?? NOBODY;
  const uploads = useUploads(attach);
  const start = useAction(startConversation, {
    invalidates: [listConversations, listViews],
    onSuccess: ({ conversation }) => {
      localStorage.removeItem(key);
      onClose();
      void navigate(`/inbox/all/${conversation.id}`);
    },
  });
  const obstacleIn = (now: Kept, uploading: readonly Uploading[]) =>
    obstacleOf(now, now.recipients ?? NOBODY, uploading, true) ?? (now.subject.trim() ? null : 'noSubject');
  const obstacle = obstacleIn(content, uploads.uploading);
  const submit = () => {
    const now = latest.current;
    if (obstacleIn(now, uploads.latest.current) || !inboxId) return setWarned(true);
    const attachmentIds = now.attachments.map(({ id }) => id);
    const html = withSignature(now.html, signature);
    start.mutate({ clientId, inboxId, ...(now.recipients ?? NOBODY), subject: now.subject, html, attachmentIds });
  };
  const editor = useMessageEditor({
    content: kept.html,
    placeholder: t('placeholder.new'),
    label: t('editor.new'),
    lang: i18n.language,
    onChange: (html) => change({ html }),
    onFiles: uploads.add,
    onSend: submit,
  });
  const told = start.error
    ? t('notSent', { reason: words(start.error) })
    : isWarned && obstacle
      ? t(`obstacle.${obstacle}`)
      : '';
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('new.title')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      {inboxes.isPending && <Skeleton height={260} />}
      {inboxes.data?.inboxes.length === 0 && <p>{t('new.noInbox')}</p>}
      {inboxId && (
        <div className={classes.form}>
          <NativeSelect
            label={t('new.inbox')}
            value={inboxId}
            data={
              inboxes.data?.inboxes.map(({ id, name, address }) => ({ value: id, label: `${name} <${address}>` })) ?? []
            }
            onChange={(event) => change({ inboxId: event.currentTarget.value })}
          />
          <div className={classes.recipients}>
            <RecipientFields recipients={recipients} onChange={(next) => change({ recipients: next })} autoFocus />
          </div>
          <TextInput
            label={t('new.subject')}
            value={subject}
            maxLength={200}
            onChange={(event) => change({ subject: event.currentTarget.value })}
          />
          <div className={classes.text}>
            <EditorContent editor={editor} className={classes.editor} />
            {signature && (
              <div className={classes.signature} aria-label={t('signature')} role="note">
                <NoteText html={signature} text="" />
              </div>
            )}
            <AttachmentStrip
              attachments={content.attachments}
              uploads={uploads}
              onRemove={(id) => change({ attachments: content.attachments.filter((one) => one.id !== id) })}
            />
            <EditorToolbar editor={editor} onFiles={uploads.add} />
          </div>
          <div className={classes.foot}>
            <span className={classes.told} role="status">
              {told}
            </span>
            <Button loading={start.isPending} {...(obstacle ? { 'data-disabled': true } : {})} onClick={submit}>
              {t('send')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
