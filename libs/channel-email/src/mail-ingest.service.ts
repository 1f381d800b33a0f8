import { Injectable } from '@nestjs/common';
import { ConversationIntake, type MessageFile, type Received, withoutSettledLinks } from '@guichet/conversations';
import { currentTenant, rows, storable, type Tx } from '@guichet/platform';
import { AutomaticAnswers } from './automatic-answers.service.ts';
import { BounceIntake } from './bounce-intake.service.ts';
import { EmailIdentity } from './email-identity.service.ts';
import { fromVisitor, incomingMessage } from './incoming-message.ts';
import { lockIntake } from './intake-locks.ts';
import type { AnalysedMail } from './intake/analysed-mail.ts';
import type { MailRow } from './mail-row.ts';
import { storedMessageId } from './message-id.ts';
import { ThreadMatcher } from './thread-matcher.service.ts';

/** What became of a mail. Only `entry` took its files. */
export type Ingested = 'entry' | 'duplicate' | 'own-mail' | 'already';

interface Outcome {
  reason?: 'duplicate' | 'own-mail';
  conversationId: string | null;
  entryId: string | null;
}

const MAX_REFERENCES = 100;

/** Makes a timeline entry of an analysed mail: all of it in the caller's transaction, or nothing. */
@Injectable()
export class MailIngest {
  constructor(
    private readonly conversations: ConversationIntake,
    private readonly matcher: ThreadMatcher,
    private readonly bounces: BounceIntake,
    private readonly answers: AutomaticAnswers,
    private readonly identity: EmailIdentity,
  ) {}

  async ingest(tx: Tx, row: MailRow, mail: AnalysedMail, files: MessageFile[]): Promise<Ingested> {
    const bytes = `${row.mailboxId ?? row.inboxId}:${row.sha256}`;
    await lockIntake(tx, `${currentTenant()}:${row.inboxId}`, [bytes, ...threadIds(mail)]);
    const current = await lockMail(tx, row.id);
    if (current?.state !== 'received') return 'already';
    const known = twinOf(current) ?? (await this.findOwn(tx, row, mail));
    if (known) {
      await this.finish(tx, row, mail, known);
      return known.reason!;
    }
    const received = await this.receive(tx, row, mail, files);
    if (!received.isDuplicate) return 'entry';
    await this.finish(tx, row, mail, received);
    return 'already';
  }

  /**
   * A mail of ours that came back to the inbox it left from. Its signed id says so; whoever borrows that id for a mail of
   * another sender is taken in like anybody.
   */
  private async findOwn(tx: Tx, row: MailRow, mail: AnalysedMail): Promise<Outcome | null> {
    const entryId = this.matcher.ownEntry(mail.messageId);
    if (entryId === null) return null;
    const sent = await tx.emailMessage.findFirst({ where: { entryId, inboxId: row.inboxId, isOwn: true } });
    const { from } = await this.identity.identityOf(tx, row.inboxId);
    const isOurs = sent !== null && mail.from.address.toLowerCase() === from.address.toLowerCase();
    return isOurs ? { reason: 'own-mail', conversationId: sent.conversationId, entryId } : null;
  }

  private async receive(tx: Tx, row: MailRow, read: AnalysedMail, files: MessageFile[]): Promise<Received> {
    const { ownAddresses } = await this.identity.identityOf(tx, row.inboxId);
    const mail = unanswerable(fromVisitor(read, ownAddresses));
    const reported = mail.bounce && (await this.bounces.apply(tx, row, mail, mail.bounce));
    const conversationId = reported ?? (await this.matcher.match(tx, row, mail));
    const plain = (address: string) => this.matcher.plainAddress(address);
    const received = await this.conversations.receive(tx, incomingMessage(row, mail, files, conversationId, plain));
    if (received.isDuplicate) return received;
    await this.remember(tx, row, mail, received);
    const isOurId = this.matcher.ownEntry(mail.messageId) !== null;
    if (!isOurId) await this.answers.answer(tx, row, mail, received);
    return received;
  }

  /** What later mails and the raw message need to find. */
  private async remember(tx: Tx, row: MailRow, mail: AnalysedMail, { entryId, conversationId }: Received) {
    const references = mail.references.slice(-MAX_REFERENCES).map(storedMessageId);
    const inReplyTo = mail.inReplyTo.slice(0, MAX_REFERENCES).map(storedMessageId);
    const { inboxId, fileKey: rawFileKey } = row;
    const messageId = mail.messageId === null ? null : storedMessageId(mail.messageId);
    const wholeText = mail.text === mail.strippedText ? null : storable(mail.text);
    const report = mail.bounce ? JSON.stringify(storable(mail.bounce)) : null;
    // One statement with the end of the mail's way, since it runs for every mail.
    await tx.$executeRaw`
      with finished as (${finishing(row, mail, { conversationId, entryId })})
      insert into email_message (entry_id, conversation_id, inbox_id, message_id, in_reply_to, "references", is_own,
        raw_file_key, whole_text, report)
      values (${entryId}::uuid, ${conversationId}::uuid, ${inboxId}::uuid, ${messageId}, ${inReplyTo}::text[],
        ${references}::text[], false, ${rawFileKey}, ${wholeText}, ${report}::jsonb)`;
    const ids = [...new Set([...inReplyTo, ...references])];
    if (ids.length === 0) return;
    const data = ids.map((messageId) => ({ messageId, entryId, conversationId, inboxId }));
    await tx.mailReference.createMany({ data, skipDuplicates: true });
  }

  private async finish(tx: Tx, row: MailRow, mail: AnalysedMail, outcome: Outcome): Promise<void> {
    await tx.$executeRaw(finishing(row, mail, outcome));
  }
}

/** Nobody at the desk answers by a link that came back in a quote. The raw mail stays as it is. */
const unanswerable = (mail: AnalysedMail): AnalysedMail => ({
  ...mail,
  text: withoutSettledLinks(mail.text),
  strippedText: withoutSettledLinks(mail.strippedText),
  quotedText: withoutSettledLinks(mail.quotedText),
  html: mail.html === null ? null : withoutSettledLinks(mail.html),
});

function finishing(row: MailRow, mail: AnalysedMail, { reason, conversationId, entryId }: Outcome): rows.Prisma.Sql {
  const fromText = [mail.from.name, mail.from.address && `<${mail.from.address}>`].filter(Boolean).join(' ');
  return rows.Prisma.sql`
    update incoming_mail set state = 'ingested', reason = ${reason ?? null}, conversation_id = ${conversationId}::uuid,
      entry_id = ${entryId}::uuid, from_text = ${storable(fromText.slice(0, 500))},
      subject = ${storable(mail.subject.slice(0, 500))}, processed_at = now()
    where id = ${row.id}::uuid`;
}

/** Ids that other mails of the thread would name, too. */
const threadIds = ({ messageId, inReplyTo, references }: AnalysedMail): string[] =>
  [messageId ?? '', ...inReplyTo, references[0] ?? '', references.at(-1) ?? ''].filter((id) => id !== '');

interface LockedMail {
  state: string;
  twinConversationId: string | null;
  twinEntryId: string | null;
  hasTwin: boolean;
}

/**
 * Holds the mail, and looks for its twin: the same bytes in the same mailbox, a copy or all of it again under a new
 * UIDVALIDITY. At the door the source itself is unique, so a mail from there has none.
 */
async function lockMail(tx: Tx, id: string): Promise<LockedMail | undefined> {
  const [mail] = await tx.$queryRaw<LockedMail[]>`
    select m.state::text, t.id is not null as "hasTwin", t.conversation_id as "twinConversationId",
      t.entry_id as "twinEntryId"
    from incoming_mail m left join lateral (
      select id, conversation_id, entry_id from incoming_mail
      where mailbox_id = m.mailbox_id and sha256 = m.sha256 and state = 'ingested' and id <> m.id order by id limit 1
    ) t on true
    where m.id = ${id}::uuid for update of m`;
  return mail;
}

const twinOf = ({ hasTwin, twinConversationId, twinEntryId }: LockedMail): Outcome | null =>
  hasTwin ? { reason: 'duplicate', conversationId: twinConversationId, entryId: twinEntryId } : null;
