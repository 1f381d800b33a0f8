import type { Address, MessageEntry, NoteEntry, TimelineEntry } from '@guichet/contracts';
import type { Prisma, rows } from '@guichet/platform';
import type { AttachmentsService } from './attachments/attachments.service.ts';

export type EntryRow = rows.Entry & { attachments: rows.Attachment[] };
/** Entries are read with this, so that their attachments come along in order. */
export const WITH_ATTACHMENTS = {
  attachments: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.EntryInclude;

export interface Recipients {
  to: Address[];
  cc: Address[];
  bcc: Address[];
}
export function recipientsOf({ recipients }: { recipients: unknown }): Recipients {
  const { to = [], cc = [], bcc = [] } = recipients as Partial<Recipients>;
  return { to, cc, bcc };
}
/** Where the sender of an incoming message wants answers; empty: to himself. */
export const replyToOf = ({ recipients }: { recipients: unknown }): Address[] =>
  (recipients as { replyTo?: Address[] }).replyTo ?? [];
/** Senders may give longer names than the contract carries. */
const shown = (addresses: Address[]): Address[] =>
  addresses.map(({ name, address }) => ({ name: name.slice(0, 200), address: address.slice(0, 320) }));

const base = ({ id, conversationId, sequence, at }: Pick<EntryRow, 'id' | 'conversationId' | 'sequence' | 'at'>) => ({
  id,
  conversationId,
  sequence,
  at: at.toISOString(),
});

export function messageEntry(row: EntryRow, attachments: Pick<AttachmentsService, 'present'>): MessageEntry {
  const { to, cc, bcc } = recipientsOf(row);
  return {
    ...row,
    ...base(row),
    type: 'message',
    direction: row.direction ?? 'in',
    kind: row.kind as MessageEntry['kind'],
    from: { name: row.fromName, address: row.fromAddress },
    to: shown(to),
    cc: shown(cc),
    bcc: shown(bcc),
    attachments: row.attachments.map((file) => attachments.present(file)),
    notices: row.notices as MessageEntry['notices'],
    delivery: row.delivery ?? 'received',
    heldUntil: row.heldUntil?.toISOString() ?? null,
  };
}

type NoteRow = Pick<
  EntryRow,
  'id' | 'conversationId' | 'sequence' | 'at' | 'authorUserId' | 'html' | 'text' | 'mentionedUserIds' | 'clientId'
>;
export function noteEntry(row: NoteRow): NoteEntry {
  const { authorUserId, html, text, mentionedUserIds, clientId } = row;
  return { ...base(row), type: 'note', authorUserId, html: html ?? '', text, mentionedUserIds, clientId };
}

export function timelineEntry(row: EntryRow, attachments: Pick<AttachmentsService, 'present'>): TimelineEntry {
  if (row.type === 'message') return messageEntry(row, attachments);
  if (row.type === 'note') return noteEntry(row);
  const data = (row.data ?? {}) as Record<string, unknown>;
  return { ...base(row), type: 'system', event: row.event ?? '', actorUserId: row.authorUserId, data };
}
