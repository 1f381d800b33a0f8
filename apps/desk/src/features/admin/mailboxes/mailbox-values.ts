import type { createMailbox, InboxSummary, Mailbox, RequestOf, testImap } from '@guichet/contracts';
import type { ConnectionValues } from '../connection/connection-fields.tsx';

export interface MailboxValues extends ConnectionValues {
  inboxId: string | null;
  folders: string[];
  moves: boolean;
  moveTo: string | null;
  isEnabled: boolean;
}

/** What the form starts with; a new account starts with what most providers want. */
export function startValues(
  mailbox: Mailbox | undefined,
  inboxes: readonly InboxSummary[],
  startInboxId: string | undefined,
): MailboxValues {
  if (!mailbox) {
    const inboxId = startInboxId ?? inboxes[0]?.id ?? null;
    const connection = { host: '', port: 993, security: 'tls' as const, username: '', password: '' };
    return { ...connection, inboxId, folders: ['INBOX'], moves: false, moveTo: null, isEnabled: true };
  }
  const { inboxId, host, port, security, username, folders, moveTo, isEnabled } = mailbox;
  return { inboxId, host, port, security, username, password: '', folders, moves: moveTo !== null, moveTo, isEnabled };
}

/** An empty password is left out: the server then keeps, or tests with, the stored one. */
function connectionOf({ host, port, security, username, password }: ConnectionValues) {
  return { host, port: Number(port), security, username, ...(password === '' ? {} : { password }) };
}

export function requestOf(
  values: MailboxValues,
): Omit<RequestOf<typeof createMailbox>, 'password'> & { password?: string } {
  const { inboxId, folders, moves, moveTo, isEnabled } = values;
  return { ...connectionOf(values), inboxId: inboxId ?? '', folders, moveTo: moves ? moveTo : null, isEnabled };
}

export function testOf(values: MailboxValues, mailbox: Mailbox | undefined): RequestOf<typeof testImap> {
  const { folders, moves, moveTo } = values;
  const wanted = moves && moveTo !== null ? [...folders, moveTo] : folders;
  return { ...connectionOf(values), folders: wanted, ...(mailbox ? { mailboxId: mailbox.id } : {}) };
}
