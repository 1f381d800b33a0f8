import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { MessageFile } from '@guichet/conversations';
import { Db, Files, Jobs, log, Metrics } from '@guichet/platform';
import { INTAKE_JOB } from './incoming-mail.service.ts';
import { COMMIT_LATER } from './intake-locks.ts';
import { judgeFailure } from './intake-failure.ts';
import type { MailAttachment } from './intake/analysed-mail.ts';
import { MailAnalysis } from './mail-analysis.ts';
import { type Ingested, MailIngest } from './mail-ingest.service.ts';
import type { MailRow } from './mail-row.ts';
import { QuarantineService } from './quarantine.service.ts';

/** Takes stored mails in, each as a job of its own: what one of them breaks concerns no other. */
@Injectable()
export class MailIntakeService {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly analysis: MailAnalysis,
    private readonly mails: MailIngest,
    private readonly quarantine: QuarantineService,
  ) {}

  /** May be asked for the same mail twice, and at the same time. */
  async take(mailId: string): Promise<Ingested | 'quarantined'> {
    const row = await this.begin(mailId);
    if (!row) return 'already';
    try {
      return await this.ingest(row);
    } catch (error) {
      const verdict = judgeFailure(error, row.attempts);
      log.warn({ err: error, mailId, attempts: row.attempts }, 'mail not taken in');
      if (verdict.again) throw error;
      return (await this.quarantine.add(row, verdict.reason)) ? 'quarantined' : 'already';
    }
  }

  /** Counts the try before it: a mail that ends the process must not do so for ever. */
  private async begin(id: string): Promise<MailRow | undefined> {
    const [row] = await this.db.rawOnce<MailRow>(
      (literal) => `update incoming_mail set attempts = attempts + 1 where id = ${literal(id)} and state = 'received'
        returning id, inbox_id as "inboxId", mailbox_id as "mailboxId", sha256, file_key as "fileKey", envelope, attempts,
          received_at as "receivedAt", ${COMMIT_LATER}`,
    );
    return row;
  }

  private async ingest(row: MailRow): Promise<Ingested> {
    const mail = await this.analysis.analyse(await this.files.get(row.fileKey));
    const files = await Promise.all(mail.attachments.map((attachment) => this.keep(attachment)));
    let outcome: Ingested | undefined;
    try {
      outcome = await this.db.tx((tx) => this.mails.ingest(tx, row, mail, files));
      return outcome;
    } finally {
      // Without an answer the commit may have happened: its files stay.
      if (outcome !== undefined && outcome !== 'entry')
        await Promise.all(files.map(({ fileKey }) => this.files.remove(fileKey)));
    }
  }

  private async keep({ name, type, size, inline, contentId, content }: MailAttachment): Promise<MessageFile> {
    return { fileKey: await this.files.put(content), name, type, size, isInline: inline, contentId };
  }
}

/** The job. */
@Injectable()
export class MailIntakeJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly intake: MailIntakeService,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(INTAKE_JOB, async ({ mailId }) => {
      this.metrics.mails.inc({ outcome: await this.intake.take(mailId as string) });
    });
  }
}
