import type { TrialDatabase } from '../trial/trial-database.ts';

interface Person {
  name: string;
  address: string;
}
/** What became of a mail of the corpus. */
export interface CorpusLine {
  file: string;
  outcome: 'ingested' | 'quarantined';
  conversation: string | null;
  message: string | null;
  reason: string | null;
  subject: string;
  from: Person;
  to: Person[];
  cc: Person[];
  text: string;
  textWithoutQuotes: string;
  attachments: { name: string; type: string; size: number }[];
  kind: string | null;
  failedRecipients: string[];
  originalMessageId: string | null;
  autoReply: boolean;
}
export type MailResult = Omit<CorpusLine, 'file'>;

interface Row extends Omit<
  MailResult,
  'from' | 'to' | 'cc' | 'failedRecipients' | 'originalMessageId' | 'attachments'
> {
  source: string;
  from_name: string;
  from_address: string;
  recipients: { to?: Person[]; cc?: Person[] } | null;
  report: { recipients: { address: string; action: string }[]; originalMessageId: string | null } | null;
  attachments: { name: string; type: string; size: number }[] | null;
}

/** All that the product stored, by the place in the mailbox. */
export async function corpusResults(database: TrialDatabase): Promise<Map<string, MailResult>> {
  const rows = await database.query<Row>(`
    select m.source, m.state::text as outcome, m.conversation_id as conversation, m.entry_id as message, m.reason,
      coalesce(e.subject, m.subject) as subject, coalesce(e.from_name, '') as from_name,
      coalesce(e.from_address, m.from_text) as from_address, e.recipients, e.kind, r.report,
      coalesce(r.whole_text, e.text, '') as text, coalesce(e.text, '') as "textWithoutQuotes",
      (select json_agg(json_build_object('name', a.name, 'type', a.type, 'size', a.size) order by a.position)
        from attachment a where a.entry_id = e.id) as attachments,
      (e.sequence = 1 and m.reason is null and exists (
        select from entry x where x.conversation_id = e.conversation_id and x.kind = 'acknowledgement')) as "autoReply"
    from incoming_mail m
    left join entry e on e.tenant_id = m.tenant_id and e.id = m.entry_id
    left join email_message r on r.tenant_id = m.tenant_id and r.entry_id = m.entry_id`);
  return new Map(rows.map((row) => [row.source, resultOf(row)]));
}

function resultOf({ source: _, from_name, from_address, recipients, report, attachments, ...row }: Row): MailResult {
  return {
    outcome: row.outcome,
    conversation: row.conversation,
    message: row.message,
    reason: row.reason,
    subject: row.subject,
    from: { name: from_name, address: from_address },
    to: recipients?.to ?? [],
    cc: recipients?.cc ?? [],
    text: row.text,
    textWithoutQuotes: row.textWithoutQuotes,
    attachments: attachments ?? [],
    kind: row.kind,
    failedRecipients: (report?.recipients ?? []).filter(isFailed).map(({ address }) => address),
    originalMessageId: report?.originalMessageId ?? null,
    autoReply: row.autoReply ?? false,
  };
}

const isFailed = ({ action }: { action: string }): boolean => !['delivered', 'relayed', 'expanded'].includes(action);
