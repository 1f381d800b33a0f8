import { Injectable } from '@nestjs/common';
import type { ImportChoices } from '@guichet/contracts';
import { Db, Files, type JobInfo, Jobs, key, type Prisma } from '@guichet/platform';
import { ContactImports } from './contact-imports.service.ts';
import { UnreadableFile } from './unreadable-file.ts';

export const IMPORT_JOB = 'contacts.import';

/** Takes uploaded files, one job each. Ended in the middle, the job comes again, and nothing is counted twice. */
@Injectable()
export class ImportRuns {
  constructor(
    private readonly db: Db,
    private readonly files: Files,
    private readonly imports: ContactImports,
    jobs: Jobs,
  ) {
    jobs.handle(IMPORT_JOB, ({ importId }, info) => this.run(importId as string, info));
  }

  private async run(importId: string, { isLastAttempt, signal }: JobInfo): Promise<void> {
    const row = await this.db.tx((tx) => tx.contactImport.findUnique({ where: key(importId) }));
    if (row?.state !== 'running' || !row.fileKey) return;
    const fileKey = row.fileKey;
    try {
      // The choices were parsed when they came.
      const choices = row.choices as ImportChoices;
      const { counts, figures, refusals } = await this.imports.run(
        () => this.files.stream(fileKey),
        choices,
        async (done) => {
          signal?.throwIfAborted();
          await this.note(importId, { done });
        },
      );
      // Names of people in it are not kept longer than they serve.
      const served = { fileKey: null, first: [] };
      await this.note(importId, { state: 'done', ...served, counts: { ...counts }, figures, refusals });
      await this.files.remove(fileKey);
    } catch (error) {
      if (error instanceof UnreadableFile)
        return this.note(importId, { state: 'failed', failure: error.reason, failedOn: error.what });
      if (isLastAttempt) await this.note(importId, { state: 'failed', failure: 'interrupted' });
      throw error;
    }
  }

  private async note(importId: string, data: Prisma.ContactImportUpdateInput): Promise<void> {
    await this.db.tx((tx) => tx.contactImport.update({ where: key(importId), data }));
  }
}
