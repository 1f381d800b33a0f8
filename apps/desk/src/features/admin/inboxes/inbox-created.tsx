import type { Inbox } from '@guichet/contracts';
import { useTranslation } from 'react-i18next';
import { Notice } from '../frame/notice.tsx';
import { CopyText } from './copy-text.tsx';

/** What is left to do after an inbox is made; stays until the page is left, since it is done elsewhere. */
export function InboxCreated({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('admin');
  return (
    <Notice tone="ok" title={t('inboxes.created', { name: inbox.name })}>
      {t('inboxes.createdBody', { address: inbox.address })}
      <CopyText text={inbox.forwardingAddress} label={t('inboxes.forwardingCopy')} />
    </Notice>
  );
}
