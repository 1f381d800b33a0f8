import type { AnswerOf, Attachment, getReplyRecipients } from '@guichet/contracts';
import { useCallback, useRef, useState } from 'react';
import { isAddress } from './addresses.ts';
import { hasText, type Content, type Mode, type Recipients } from './composer-content.ts';
import type { Uploading } from './use-uploads.ts';

export type Proposal = AnswerOf<typeof getReplyRecipients>;

/** Who gets it: what was typed, else what the server proposes for this mode. */
export function recipientsOf(content: Content, proposal: Proposal | undefined): Recipients {
  if (content.recipients) return content.recipients;
  if (content.mode === 'reply-all' && proposal) return { ...proposal.replyAll, bcc: [] };
  return { to: content.mode === 'reply' ? (proposal?.reply ?? []) : [], cc: [], bcc: [] };
}

/** Why it cannot be sent now, as a key of the texts; null when it can. */
export function obstacleOf(
  content: Content,
  recipients: Recipients,
  uploading: readonly Uploading[],
  isProposed: boolean,
) {
  if (uploading.some((one) => one.error)) return 'failedFile';
  if (uploading.length > 0) return 'uploading';
  if (!hasText(content.html) && (content.mode === 'note' || content.attachments.length === 0)) return 'empty';
  if (content.mode === 'note') return null;
  const all = [...recipients.to, ...recipients.cc, ...recipients.bcc];
  if (!all.every(isAddress)) return 'wrongAddress';
  // Not knowing the proposal is no reason: the server fills it in.
  const isFilledIn = content.recipients === null && content.mode !== 'forward' && !isProposed;
  return recipients.to.length === 0 && !isFilledIn ? 'noRecipient' : null;
}

/**
 * The content and its changes, each handed on to be kept. `latest` is what stands there now: a key that sends comes before
 * what was typed just ahead of it is drawn.
 */
export function useComposerState<C extends Content>(initial: C, onChange: (content: C) => void) {
  const [content, show] = useState(initial);
  const latest = useRef(initial);
  const setContent = useCallback((next: C) => {
    latest.current = next;
    show(next);
  }, []);
  const change = useCallback(
    (values: Partial<C>) => {
      setContent({ ...latest.current, ...values });
      onChange(latest.current);
    },
    [onChange, setContent],
  );
  const attach = (attachment: Attachment) =>
    change({ attachments: [...latest.current.attachments, attachment] } as Partial<C>);
  /** Answering and forwarding have different readers: what was typed for one is not right for the other. */
  const setMode = (mode: Mode) => change({ mode, ...(mode === 'note' ? {} : { recipients: null }) } as Partial<C>);
  return { content, latest, setContent, change, attach, setMode };
}
